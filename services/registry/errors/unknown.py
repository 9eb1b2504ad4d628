"""What registry does not know, or does not let be known."""

from shared.errors import NotFound


class UnknownProfile(NotFound):
    """There is no profile with this code."""

    default = "Такого профиля нет."


class UnknownMunicipality(NotFound):
    """There is no such municipality, or it is out of reach."""

    default = "Такого муниципалитета нет."


class UnknownOrganization(NotFound):
    """There is no such organization, or it is out of reach."""

    default = "Такой организации нет."


class UnknownPerson(NotFound):
    """There is no such person, or they are out of reach."""

    default = "Такого человека нет."


class UnknownBody(NotFound):
    """There is no such body, or it is out of reach."""

    default = "Такого объединения нет."


class UnknownAccount(NotFound):
    """There is no such account, or it is out of reach."""

    default = "Такой учётной записи нет."


class UnknownConsent(NotFound):
    """There is no such consent of this person."""

    default = "Такого согласия нет."


class UnknownEmployment(NotFound):
    """There is no such employment of this person."""

    default = "Такой работы у этого человека нет."


class StagedFileNotFound(NotFound):
    """There is no such previewed file, or not any more."""

    default = "Такого файла нет: проверенные файлы хранятся сутки. Загрузите его снова."


class UnknownImport(NotFound):
    """There is no such import, or it is out of reach."""

    default = "Такой загрузки нет."


class NoProgress(NotFound):
    """No import of this account runs under this id: it has not begun or is over."""

    type = "no-progress"
    default = "Эта загрузка сейчас не идёт: ещё не началась или уже закончена."


class NoErrorFile(NotFound):
    """The import rejected nothing, or its rejected rows are no longer kept."""

    type = "no-error-file"
    default = "Отклонённых строк нет: их не было или прошло больше 30 дней."


class UnknownQuestion(NotFound):
    """There is no such question of identity, or it is out of reach."""

    default = "Такого вопроса нет."


class UnknownFact(NotFound):
    """There is no such fact about this organization."""

    default = "Таких сведений об этой организации нет."


class UnknownFlag(NotFound):
    """There is no such mark of this organization."""

    default = "Такой отметки у этой организации нет."


class UnknownNeed(NotFound):
    """There is no such staffing need, or it is out of reach."""

    default = "Такой потребности нет."


class UnknownAbsence(NotFound):
    """There is no such absence of this person."""

    default = "Такого отсутствия у этого человека нет."


class UnknownMembership(NotFound):
    """There is no such membership in this body."""

    default = "Такого участия в этом объединении нет."


class UnknownToken(NotFound):
    """There is no such session or token, or it is over."""

    default = "Такого сеанса или токена нет: он уже завершён."

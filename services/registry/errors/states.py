"""What the present state of the register forbids."""

from shared.errors import Conflict


class DecidedOtherwise(Conflict):
    """The cards are one already; they must be made two before anything else is decided."""

    type = "decided-otherwise"
    default = "Карточки уже объединены. Сначала разъедините их."


class CannotUndo(Conflict):
    """An import cannot be undone; the message says what stands in the way."""

    type = "cannot-undo"
    default = "Эту загрузку нельзя отменить."


class EmploymentOver(Conflict):
    """The work to move from had ended before."""

    type = "employment-over"
    default = "Эта работа закончилась раньше."


class TwoMainJobs(Conflict):
    """A person has one main place of work at a time."""

    type = "two-main-jobs"
    default = "Основная работа в это время уже есть: закройте её или запишите совместительство."


class AbsentAlready(Conflict):
    """The same kind of absence is recorded for a part of the time."""

    type = "absent-already"
    default = "В это время такое отсутствие уже записано."


class FlagRaised(Conflict):
    """The same mark stands for a part of the time."""

    type = "flag-raised"
    default = "В это время такая отметка уже стоит."


class MemberAlready(Conflict):
    """The person is in the body for a part of the time."""

    type = "member-already"
    default = "В это время человек уже состоит здесь."


class CodeTaken(Conflict):
    """Another organization or body of the municipality has this code or name."""

    type = "code-taken"
    default = "Такой код или название уже есть в муниципалитете."


class SnilsTaken(Conflict):
    """Another person of the municipality has this СНИЛС."""

    type = "snils-taken"
    default = "Человек с таким СНИЛС уже есть."


class EmailTaken(Conflict):
    """Another account has this e-mail."""

    type = "email-taken"
    default = "Учётная запись с такой почтой уже есть."


class WrongAccountState(Conflict):
    """The account's state forbids it."""

    type = "wrong-account-state"
    default = "Учётная запись отключена."


class FileForgotten(Conflict):
    """A previewed file is not kept any longer."""

    type = "file-forgotten"
    default = "Файл больше не хранится. Загрузите его снова."


class BrokenLog(Conflict):
    """The access log was tampered with, or its signed marks were."""

    type = "broken-access-log"
    default = "Журнал доступа нарушен."


class TwoFactorState(Conflict):
    """The second step is on already, or was not begun."""

    type = "two-factor-state"
    default = "Код при входе уже настроен. Обновите страницу."

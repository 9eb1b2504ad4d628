"""What registry refuses.

NotFound: UnknownProfile, UnknownMunicipality, UnknownOrganization, UnknownPerson, UnknownBody,
          UnknownAccount, UnknownConsent, UnknownEmployment, UnknownToken
Conflict: CodeTaken, SnilsTaken, EmailTaken, WrongAccountState, TwoFactorState, BrokenLog
Invalid:  WrongProfile, WrongPeriod, WrongGrant, WeakPassword, EmailMissing, NotDelegable, WrongCode,
          WrongInvitation, WrongPresentPassword, NoOrganization, NothingSent
Forbidden: TwoFactorRequired
Unauthenticated: WrongCredentials, CodeNeeded, SignOnFailed, NobodyVouchedFor; TooManyTries
"""

from shared.errors import Conflict, DomainError, Forbidden, Invalid, NotFound
from shared.tokens import Unauthenticated


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


class UnknownToken(NotFound):
    """There is no such session or token, or it is over."""

    default = "Такого сеанса или токена нет: он уже завершён."


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


class CannotMerge(Invalid):
    """Two cards cannot be one person's: they are one card, or of two municipalities."""

    type = "cannot-merge"
    default = "Объединить можно только две разные карточки одного муниципалитета."


class DecidedOtherwise(Conflict):
    """The cards are one already; they must be made two before anything else is decided."""

    type = "decided-otherwise"
    default = "Карточки уже объединены. Сначала разъедините их."


class CannotUndo(Conflict):
    """An import cannot be undone; the message says what stands in the way."""

    type = "cannot-undo"
    default = "Эту загрузку нельзя отменить."


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


class EmailMissing(Invalid):
    """An account for nobody in the register must have an e-mail."""

    type = "email-missing"
    default = "Укажите почту или человека из реестра."


class WrongAccountState(Conflict):
    """The account's state forbids it."""

    type = "wrong-account-state"
    default = "Учётная запись отключена."


class WrongProfile(Invalid):
    """A profile's file does not hold; the message names the file and the place."""

    type = "wrong-profile"
    default = "Файл профиля заполнен неверно."


class WrongPeriod(Invalid):
    """A period ends before it starts."""

    type = "wrong-period"
    default = "Окончание раньше начала."


class FileForgotten(Conflict):
    """A previewed file is not kept any longer."""

    type = "file-forgotten"
    default = "Файл больше не хранится. Загрузите его снова."


class BrokenLog(Conflict):
    """The access log was tampered with, or its signed marks were."""

    type = "broken-access-log"
    default = "Журнал доступа нарушен."


class WrongGrant(Invalid):
    """A role cannot be given with this scope, or by this person."""

    type = "wrong-grant"
    default = "Такую роль выдать нельзя."


class WeakPassword(Invalid):
    """The password is too short."""

    type = "weak-password"
    default = "Пароль короче 12 знаков."


class NotDelegable(Invalid):
    """A program may not be given what its owner may not do, nor the way in itself."""

    type = "not-delegable"
    default = "Токену нельзя дать такое право."


class WrongPresentPassword(Invalid):
    """The present password is not this one."""

    type = "wrong-present-password"
    default = "Нынешний пароль не подошёл."


class WrongInvitation(Invalid):
    """The invitation is unknown, used or too old."""

    type = "wrong-invitation"
    default = "Приглашение недействительно. Попросите методиста прислать новое."


class NoOrganization(Invalid):
    """A page of a school's site came without the school's code."""

    type = "no-organization"
    default = "Укажите код организации, чья это страница (--organization)."


class NothingSent(Invalid):
    """An import came with neither a file nor an address."""

    type = "nothing-sent"
    default = "Приложите файл или укажите адрес страницы."


class WrongCredentials(Unauthenticated):
    """The e-mail or the password is wrong; which one is not said."""

    default = "Неверная почта или пароль."


class TwoFactorState(Conflict):
    """The second step is on already, or was not begun."""

    type = "two-factor-state"
    default = "Код при входе уже настроен. Обновите страницу."


class TwoFactorRequired(Forbidden):
    """A role asks for the second step, and it is not set up."""

    type = "two-factor-required"
    default = "С вашей ролью нужен код при входе. Войдите на сайте и включите его."


class WrongCode(Invalid):
    """The one-time code is wrong, over, or was used."""

    type = "wrong-code"
    default = "Код не подошёл. Введите новый код из приложения: каждый действует один раз и полминуты."


class CodeNeeded(Unauthenticated):
    """The password is right; a one-time code is asked for besides (`otp`)."""

    type = "otp-required"
    default = "Нужен ещё одноразовый код: передайте его в поле otp."


class SignOnFailed(Unauthenticated):
    """The provider did not vouch for anybody, or did not answer."""

    type = "sign-on-failed"
    default = "Войти через организацию не получилось. Попробуйте ещё раз или войдите по паролю."


class NobodyVouchedFor(Unauthenticated):
    """The provider vouched for an e-mail that no account has, or did not confirm it."""

    type = "nobody-vouched-for"
    default = "Для этой почты нет учётной записи. Попросите методиста пригласить вас на неё."


class TooManyTries(DomainError):
    """Too many failed sign-ins of one e-mail; `retry_after` is in seconds."""

    type = "too-many-tries"
    default = "Слишком много попыток входа. Подождите немного."

    def __init__(self, *, retry_after: int) -> None:
        super().__init__()
        self.retry_after = retry_after

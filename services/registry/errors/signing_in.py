"""Whom registry does not let in."""

from shared.errors import DomainError, Forbidden
from shared.russian import plural
from shared.tokens import Unauthenticated


class WrongCredentials(Unauthenticated):
    """The name or the password is wrong; which one is not said."""

    default = "Неверное имя для входа или пароль."


class TooManyTries(DomainError):
    """Too many failed sign-ins of one e-mail; `retry_after` is in seconds."""

    type = "too-many-tries"
    default = "Слишком много попыток входа. Подождите немного."

    def __init__(self, *, retry_after: int) -> None:
        minutes = plural(-(-retry_after // 60), "минуту", "минуты", "минут")
        super().__init__(f"Слишком много попыток входа. Подождите {minutes} и попробуйте ещё раз.")
        self.retry_after = retry_after


class TwoFactorRequired(Forbidden):
    """A role asks for the second step, and it is not set up."""

    type = "two-factor-required"
    default = "С вашей ролью нужен код при входе. Войдите на сайте и включите его."


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

"""What was sent and does not hold."""

from shared.errors import Invalid


class CannotMerge(Invalid):
    """Two cards cannot be one person's: they are one card, or of two municipalities."""

    type = "cannot-merge"
    default = "Объединить можно только две разные карточки одного муниципалитета."


class WrongSuccessor(Invalid):
    """An organization cannot be merged into this one on this day."""

    type = "wrong-successor"
    default = "К этой организации присоединить нельзя."


class WrongProfile(Invalid):
    """A profile's file does not hold; the message names the file and the place."""

    type = "wrong-profile"
    default = "Файл профиля заполнен неверно."


class WrongPeriod(Invalid):
    """A period ends before it starts."""

    type = "wrong-period"
    default = "Окончание раньше начала."


class WrongRule(Invalid):
    """A version of the young-teacher rule must not begin before the last one."""

    type = "wrong-rule"
    default = "Новая версия правила не может начинаться раньше прежней."


class WrongGrant(Invalid):
    """A role cannot be given with this scope, or by this person."""

    type = "wrong-grant"
    default = "Такую роль выдать нельзя."


class WeakPassword(Invalid):
    """The password is too short."""

    type = "weak-password"
    default = "Пароль короче 12 знаков."


class WrongInvitation(Invalid):
    """The invitation is unknown, used or too old."""

    type = "wrong-invitation"
    default = "Приглашение недействительно. Попросите методиста прислать новое."


class NoOrganization(Invalid):
    """A page of a school's site came without the school's code."""

    type = "no-organization"
    default = "Укажите код организации, чья это страница (--organization)."


class NothingChosen(Invalid):
    """No row of a compared page was chosen to be applied."""

    type = "nothing-chosen"
    default = "Отметьте хотя бы одну строку."


class NothingSent(Invalid):
    """An import came with neither a file nor an address."""

    type = "nothing-sent"
    default = "Приложите файл или укажите адрес страницы."


class EmailMissing(Invalid):
    """An account for nobody in the register must have an e-mail."""

    type = "email-missing"
    default = "Укажите почту или человека из реестра."


class NotDelegable(Invalid):
    """A program may not be given what its owner may not do, nor the way in itself."""

    type = "not-delegable"
    default = "Токену нельзя дать такое право."


class WrongPresentPassword(Invalid):
    """The present password is not this one."""

    type = "wrong-present-password"
    default = "Нынешний пароль не подошёл."


class WrongCode(Invalid):
    """The one-time code is wrong, over, or was used."""

    type = "wrong-code"
    default = "Код не подошёл. Введите новый код из приложения: каждый действует один раз и полминуты."

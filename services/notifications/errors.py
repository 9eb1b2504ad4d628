"""What notifications refuses, each with the Russian sentence a person reads."""

from shared.errors import Conflict, Forbidden, Invalid, NotFound


class ItemNotFound(NotFound):
    """No such item, or it is addressed to somebody else."""

    default = "Уведомление не найдено."


class NothingOffered(Conflict):
    """The item asks for more than one tap: it must be looked at."""

    type = "nothing-offered"
    default = "Здесь одного нажатия мало: откройте и посмотрите."


class AlreadyAnswered(Conflict):
    """What the item asked is done or was accepted before."""

    type = "already-answered"
    default = "Ответ уже принят, второй раз не нужно."


class Outdated(Conflict):
    """The thing has changed since the person saw it: by somebody else, or by themselves elsewhere."""

    type = "outdated"
    default = "Запись изменилась после того, как вы её видели. Откройте её и посмотрите, что с ней сейчас."


class OwnerRefused(Conflict):
    """The service that owns the thing said no; the sentence is its own."""

    type = "owner-refused"


class OwnerSilent(Conflict):
    """The service that owns the thing did not answer, so nobody knows whether it acted."""

    type = "owner-silent"
    default = (
        "Служба не ответила. Ничего не потеряно: если ответ до неё дошёл, дело закроется само, "
        "если нет, нажмите ещё раз через минуту."
    )


class RuleNotFound(NotFound):
    """No such rule."""

    default = "Такого правила нет."


class OutOfBounds(Invalid):
    """A rule may not be set so; the fields say why."""

    type = "out-of-bounds"
    default = "Так настроить правило нельзя."


class AnnouncementNotFound(NotFound):
    """No such announcement, or it is addressed to others."""

    default = "Объявление не найдено."


class AlreadySent(Conflict):
    """What was sent or withdrawn is changed no more."""

    type = "already-sent"
    default = "Объявление уже отправлено или отозвано: исправить его нельзя, отправьте новое."


class UnknownAudience(Invalid):
    """An audience narrowed by what the municipality does not have; the fields say by what."""

    type = "unknown-audience"
    default = "Среди получателей есть то, чего в муниципалитете нет."


class WrongLastDay(Invalid):
    """An announcement that is to hold for newcomers until a day that is over, or too far ahead."""

    type = "wrong-last-day"
    default = "День, до которого объявление получат новые люди, не подходит: исправьте его или уберите."


class NobodyReached(Conflict):
    """An audience without a single person."""

    type = "nobody-reached"
    default = "По этим условиям не нашлось ни одного человека: измените получателей."


class FeedNotFound(NotFound):
    """An address of a calendar that is not, or is no more."""

    default = "Календаря по этому адресу нет."


class NoMunicipality(Forbidden):
    """Somebody who belongs to no municipality asks for what each has for itself."""

    default = "Это есть только у муниципалитета, а ваша учётная запись ни к одному не относится."


class WrongAddress(Invalid):
    """A text that cannot be an address of the channel."""

    type = "wrong-address"
    default = "Адрес написан неверно."


class ChannelOff(Conflict):
    """The municipality does not write by this channel, or the reader has no address there."""

    type = "channel-off"
    default = "Этим способом сообщения сейчас не отправляются."


class TooSoon(Conflict):
    """A message of this kind has just been asked for."""

    type = "too-soon"
    default = "Сообщение уже отправлено. Если оно не пришло, повторите через минуту."


class WrongCode(Conflict):
    """The code does not fit, is too old, or was tried too often."""

    type = "wrong-code"
    default = "Код не подошёл или устарел. Проверьте его или запросите новый."


class UnknownLink(NotFound):
    """A link to leave messages that we have not signed."""

    default = "Ссылка неполная: откройте её из письма целиком."


class DeliveryNotFound(NotFound):
    """No such delivery within reach."""

    default = "Такой отправки нет."


class AddressNotRefused(NotFound):
    """No such address within reach that is left alone."""

    default = "Такого адреса среди остановленных нет."


class NotNow(Conflict):
    """The delivery is in no state for it, or is being sent this very moment."""

    type = "not-now"
    default = "Сейчас это невозможно: сообщение уже ушло или отправляется."

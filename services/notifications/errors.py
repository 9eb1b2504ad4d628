"""What notifications refuses, each with the Russian sentence a person reads."""

from shared.errors import Conflict, NotFound


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

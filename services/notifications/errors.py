"""What notifications refuses, each with the Russian sentence a person reads."""

from shared.errors import NotFound


class ItemNotFound(NotFound):
    """No such item, or it is addressed to somebody else."""

    default = "Уведомление не найдено."

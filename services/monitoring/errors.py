"""What monitoring refuses, each with the Russian sentence a person reads."""

from shared.errors import Forbidden, NotFound


class IndicatorNotFound(NotFound):
    """There are ten indicators (ust-koksa п.19), and the number is none of theirs."""

    default = "Такого показателя нет: их десять, с 1 по 10."


class ForeignMunicipality(Forbidden):
    """The figures of this municipality are beyond the actor's reach."""

    type = "foreign-municipality"
    default = "Показатели этого муниципалитета вам недоступны."

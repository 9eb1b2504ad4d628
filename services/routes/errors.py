"""What routes refuses, in Russian sentences with stable types."""

from shared.errors import Conflict, Forbidden, Invalid


class NoConsent(Forbidden):
    """Without a consent to diagnostics nothing is assigned or entered (152-ФЗ ст. 6, 9)."""

    type = "no-diagnostics-consent"
    default = "Нет действующего согласия человека на диагностику: назначать и вносить ничего нельзя."


class WrongState(Conflict):
    """The state machine has no such transition."""

    type = "wrong-state"


class Unread(Conflict):
    """The teacher has not read the result yet, so they could not object to it (152-ФЗ ст. 16)."""

    type = "result-unread"


class BadResult(Invalid):
    """A result that does not fit its instrument."""

    type = "bad-result"
    default = "Результат не подходит к инструменту."


class IncompleteRoute(Conflict):
    """A route is not ready for the step it is asked to take (ust-koksa п.13, 14)."""

    type = "incomplete-route"


class NotYours(Forbidden):
    """The signature belongs to somebody else."""

    type = "not-your-signature"
    default = "Нельзя утверждать маршрут, в котором вы педагог, тьютор или наставник этого педагога."


class IncompletePractice(Conflict):
    """A practice lacks what its next state needs (ust-koksa 7.6, 13)."""

    type = "incomplete-practice"

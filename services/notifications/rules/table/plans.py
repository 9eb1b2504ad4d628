"""What year plans ask: an owner is reminded of the date of an item (aleysk 3.4, sosnovy-bor 3.2)."""

from uuid import UUID

from services.notifications.rules.recipients import persons
from services.notifications.rules.rule import Rule
from services.notifications.rules.timing import Moment, Timing
from shared.contracts.monitoring import PlanItemChanged


def _due(event: PlanItemChanged) -> list[Moment]:
    """The date of an item still to be done whose owner is a person of the register."""
    if event.state != "planned" or event.owner_id is None:
        return []
    return [Moment(object_id=event.id, anchor_on=event.due_on, recipients=persons(event.owner_id))]


def _over(event: PlanItemChanged) -> set[UUID]:
    return set() if event.state == "planned" else {event.id}


RULES: tuple[Rule, ...] = (
    Rule(
        name="plan_item_due",
        purpose="Напомнить ответственному, что подходит срок мероприятия годового плана",
        can_rest=True,
        event=PlanItemChanged,
        timing=Timing(before=True, days=(7, 1), words="За сколько дней до срока мероприятия"),
        moments=_due,
        finished=_over,
        title="Срок мероприятия плана: {day}",
        text=("за выполнение отвечаете вы", "когда сделаете, отметьте и напишите, чем подтверждается"),
        link="/monitoring/plans/items/{id}",
        look="Открыть мероприятие",
    ),
)

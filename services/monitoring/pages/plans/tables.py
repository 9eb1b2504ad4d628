"""Tables of year plans: the plans, the items of one, what a version changed."""

from collections.abc import Sequence

from services.monitoring.queries.plans import ItemRow, PlanRow, PlanView, when
from services.monitoring.rules.plans import SECTIONS, Difference
from shared.web.tables import Column, Filter, Table

PLAN_STATES = {"draft": ("in_progress", "черновик"), "approved": ("covered", "утверждён")}
ITEM_STATES = (
    ("overdue", "просрочено"),
    ("planned", "в плане"),
    ("done", "выполнено"),
    ("cancelled", "отменено"),
)


PLANS: tuple[Column[PlanRow], ...] = (
    Column(key="owner", title="Чей план", value=lambda row: row.owner),
    Column(key="year", title="Год", value=lambda row: row.title),
    Column(key="state", title="Состояние", value=lambda row: PLAN_STATES[row.plan.state][1]),
    Column(key="done", title="Выполнено", value=lambda row: f"{row.done} из {row.total}", sortable=False),
    Column(key="overdue", title="Просрочено", value=lambda row: row.counted["overdue"], numeric=True),
)
ITEMS: tuple[Column[ItemRow], ...] = (
    Column(key="title", title="Мероприятие", value=lambda row: row.item.title),
    Column(key="section", title="Раздел", value=lambda row: row.section, shown=False),
    Column(key="audience", title="Участники", value=lambda row: row.item.audience, shown=False),
    Column(key="due", title="Срок", value=lambda row: row.item.due_on),
    Column(key="owner", title="Ответственный", value=lambda row: row.item.owner),
    Column(key="result", title="Результат", value=lambda row: row.item.result, shown=False),
    Column(key="state", title="Состояние", value=lambda row: row.words),
    Column(key="evidence", title="Подтверждение", value=lambda row: row.item.evidence, shown=False),
)


def plans(rows: Sequence[PlanRow], *, may_write: bool) -> Table[PlanRow]:
    """The plans within reach, the newest year first."""
    years = tuple(dict.fromkeys((f"{row.plan.starts_on}", row.title) for row in rows))
    by_year = Filter[PlanRow](
        key="year", title="Год", options=years, value=lambda row: f"{row.plan.starts_on}"
    )
    return Table(
        name="plany",
        columns=PLANS,
        rows=rows,
        filters=[by_year] if len(years) > 1 else [],
        empty="Планов пока нет",
        empty_text="Здесь появятся планы методической службы, объединений и советов.",
        empty_href="/monitoring/plans/new" if may_write else "",
        empty_action="Составить план",
    )


def items(view: PlanView) -> Table[ItemRow]:
    """The items of a plan by their dates."""
    may_add = view.may_write and view.draft is not None
    return Table(
        name=f"plan-{view.plan.starts_on}",
        columns=ITEMS,
        rows=view.items,
        filters=_filters(view),
        empty="В плане пока нет мероприятий",
        empty_text="Запишите первое: что, к какому дню, кто отвечает.",
        empty_href=f"/monitoring/plans/{view.plan.id}/items/new" if may_add else "",
        empty_action="Записать мероприятие",
    )


def _filters(view: PlanView) -> list[Filter[ItemRow]]:
    sections = tuple(SECTIONS.items())
    found: list[Filter[ItemRow]] = [
        Filter(key="section", title="Раздел", options=sections, value=lambda row: row.item.section),
        Filter(key="month", title="Месяц", options=view.months, value=lambda row: row.month),
        Filter(key="state", title="Состояние", options=ITEM_STATES, value=_state),
    ]
    if any(row.is_mine for row in view.items):
        found.append(Filter(key="mine", title="Чьи", options=(("yes", "только мои"),), value=_mine))
    return found


def _state(row: ItemRow) -> str:
    return "done" if row.state == "done_late" else row.state


def _mine(row: ItemRow) -> str:
    return "yes" if row.is_mine else "no"


def days(row: ItemRow) -> str:
    """The days of an item as a cell says them."""
    return when(row.item)


def changes(rows: Sequence[Difference]) -> Table[Difference]:
    """What a version changed, item by item."""
    return Table(
        name="izmeneniya-plana",
        columns=(
            Column(key="kind", title="Что", value=lambda row: row.words),
            Column(key="title", title="Мероприятие", value=lambda row: row.title),
            Column(key="was", title="Было", value=lambda row: row.was, sortable=False),
            Column(key="now", title="Стало", value=lambda row: row.now, sortable=False),
            Column(key="reason", title="Почему", value=lambda row: row.reason, sortable=False),
        ),
        rows=rows,
        empty="Изменений нет",
        empty_text="Мероприятия те же, что в прежней редакции.",
    )

"""Fields and tables of groups as people meet them."""

from collections.abc import Iterable, Sequence
from typing import Any

from services.routes.models import Group
from services.routes.pages.filters import by_words
from services.routes.queries.cards import Card
from services.routes.queries.group_lists import GroupRow
from services.routes.queries.group_themes import Theme
from services.routes.queries.grouping import GroupSuggestion
from services.routes.rules import gathering
from services.routes.schemas.groups import GatheringIn, GroupEdit, GroupIn
from shared.russian import capital
from shared.web.forms import Form, Input, Option
from shared.web.tables import Column, Table

TITLE = Input(
    name="title",
    label="Тема простыми словами",
    hint="Её увидят приглашённые. Не пишите, у кого что не получается.",
)
KIND = Input(
    name="kind",
    label="Вид",
    kind="radio",
    options=[(kind, capital(words)) for kind, words in gathering.KINDS.items()],
)


class SuggestionForm(GroupIn):
    """A suggestion on a page: which one it is stands in the address."""

    class Meta:
        """The code is not asked."""

        exclude = ("suggestion",)


def group_form(found: GroupSuggestion | None, group: Group | None = None) -> Form:
    """The form of a new group with the people of its suggestion, or of a group's name."""
    if found is None:
        named = {"title": group.title, "kind": group.kind} if group else {}
        return Form(GroupEdit(), (TITLE, KIND), values=named, version=group.version if group else None)
    others = Input(
        name="with_others",
        label=f"Пригласить и коллег из других школ: {found.others_words}",
        kind="checkbox",
        hint="Их имена вы увидите, когда они согласятся.",
    )
    inputs = [TITLE, KIND, *people_input(found.own), *((others,) if found.others else ())]
    values: dict[str, Any] = {
        "title": found.title,
        "person_ids": [one.id for one in found.own],
        "with_others": True,
    }
    return Form(SuggestionForm(), inputs, values={"kind": "study"} | values)


class ThemeForm(GatheringIn):
    """A group of one's own choice on a page: what it is for stands in the address."""

    class Meta:
        """The deficit is chosen before."""

        exclude = ("area", "topic")


def theme_form(theme: Theme) -> Form:
    """The form of a group of one's own choice: nobody is chosen beforehand."""
    values = {"title": theme.title, "kind": "study"}
    return Form(ThemeForm(), [TITLE, KIND, *people_input(theme.people)], values=values)


def people_input(people: Iterable[Card]) -> tuple[Input, ...]:
    """One's own people to choose from."""
    options = [(str(one.id), one.name) for one in people]
    return (Input(name="person_ids", label="Кого пригласить", kind="chips", options=options),)


def attendance_input(options: Sequence[Option]) -> tuple[Input, ...]:
    """Who was there, everybody at first."""
    hint = "Снимите отметку с тех, кого не было." if options else "В группе пока никто не согласился."
    return (Input(name="member_ids", label="Были", kind="chips", options=options, hint=hint),)


def meeting_inputs(steps: Sequence[Option]) -> tuple[Input, ...]:
    """A meeting: what about, when, how long, where, for which step."""
    step = Input(
        name="group_step_id",
        label="К какому шагу",
        kind="select",
        options=(("", "не к шагу"), *steps),
        hint="Кто был, у того этот шаг маршрута сдвинется сам.",
    )
    return (
        Input(name="title", label="О чём встреча"),
        Input(name="meets_on", label="Когда", kind="date"),
        Input(name="minutes", label="Сколько минут", kind="number"),
        Input(name="place", label="Где или по какой ссылке"),
        *((step,) if steps else ()),
    )


def limit_inputs() -> tuple[Input, ...]:
    """Limits of groups, and the promise of an answer."""
    asked = (
        ("smallest", "Не меньше человек в группе"),
        ("largest", "Не больше человек в группе"),
        ("most_schools", "Не больше школ"),
        ("most_km", "Не дальше друг от друга, км по прямой"),
        ("answer_days", "Дней на ответ на вопрос"),
    )
    return tuple(Input(name=name, label=label, kind="number") for name, label in asked)


COLUMNS: tuple[Column[GroupRow], ...] = (
    Column(key="title", title="Группа", value=lambda row: row.title),
    Column(key="kind", title="Вид", value=lambda row: row.kind),
    Column(key="leader", title="Ведёт", value=lambda row: row.leader),
    Column(key="state", title="Состояние", value=lambda row: row.words),
    Column(key="people", title="Участников", value=lambda row: row.people, numeric=True),
    Column(key="held", title="Встреч прошло", value=lambda row: row.held, numeric=True),
    Column(key="meets_on", title="Следующая встреча", value=lambda row: row.meets_on),
    Column(key="created_on", title="Создана", value=lambda row: row.created_on, shown=False),
)


def group_table(rows: Sequence[GroupRow], *, is_tutor: bool) -> Table[GroupRow]:
    """The list of groups: whose they are is said only where there are several leaders."""
    columns = [one for one in COLUMNS if one.key != "leader" or len({row.leader for row in rows}) > 1]
    how = "Соберите первую: по подсказке или сами." if is_tutor else "Группы собирают тьюторы."
    return Table(
        name="gruppy",
        columns=columns,
        rows=rows,
        filters=[
            *by_words("state", "Состояние", rows, lambda row: row.words),
            *by_words("kind", "Вид", rows, lambda row: row.kind),
        ],
        empty="Групп пока нет",
        empty_text=how,
    )

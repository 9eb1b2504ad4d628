"""What the pages of announcements are made of: the form, the list, the people a draft would reach."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from services.notifications import queries
from services.notifications.models import Announcement
from services.notifications.queries import Shown
from services.notifications.schemas import KINDS, AnnouncementIn
from shared import roster
from shared.web import unit
from shared.web.forms import Form, Input
from shared.web.tables import Column, Filter, Table

STATES = {"draft": "черновик", "sent": "отправлено", "withdrawn": "отозвано"}
YOUNG = "Только молодым педагогам"
NEWCOMERS = "Кто придёт позже, до этого дня тоже его получит. Пусто: только тем, кто здесь сейчас."
LINKS = "Адреса вида https://… станут ссылками. Пустая строка начинает новый абзац."


def announcement_form(one: Announcement | None = None) -> Form:
    """The form of a draft, with the schools, subjects and bodies there are today."""
    work = unit()
    here = queries.municipality_of(work.actor)
    there = queries.choices(work.session, municipality_id=here, today=work.today)
    narrowing = [
        ("organization_ids", "Школы", there.organizations),
        ("subjects", "Предметы", there.subjects),
        ("body_ids", "Объединения", there.bodies),
    ]
    inputs = [
        Input(name="kind", label="О чём", kind="select", options=list(KINDS.items())),
        Input(name="title", label="Заголовок", attributes={"maxlength": "150"}),
        Input(name="text", label="Текст", kind="textarea", hint=LINKS, attributes={"maxlength": "5000"}),
        Input(name="roles", label="Кому", kind="chips", hint=EVERYBODY, options=list(queries.ROLES.items())),
        Input(name="young", label=YOUNG, kind="checkbox"),
        *(_chips(name, label, options) for name, label, options in narrowing if options),
        Input(name="newcomers_until", label="И новым, до какого дня", kind="date", hint=NEWCOMERS),
    ]
    return Form(AnnouncementIn(), inputs, values=_values(one), version=one.version if one else None)


EVERYBODY = "Ничего не отмечено: всем, кто работает в муниципалитете. Отмеченное в разных полях сужает круг."
FOLDED = 12


def _chips(name: str, label: str, options: Sequence[tuple[str, str]]) -> Input:
    """A choice of several; a long one is folded under its title."""
    if len(options) > FOLDED:
        return Input(name=name, label=label, kind="chips", groups=[(f"Все: {len(options)}", options)])
    return Input(name=name, label=label, kind="chips", options=options)


def _values(one: Announcement | None) -> dict[str, Any]:
    if one is None:
        return {}
    named = {name: getattr(one, name) for name in ("kind", "title", "text", "newcomers_until")}
    return named | one.audience


def bodies_known() -> dict[str, str]:
    """The names of bodies."""
    work = unit()
    here = queries.municipality_of(work.actor)
    return dict(queries.choices(work.session, municipality_id=here, today=work.today).bodies)


def _sent_on(one: Shown) -> date | None:
    """The local day it was sent."""
    return one.sent_at.astimezone(unit().zone).date() if one.sent_at else None


def table_of(rows: Sequence[Shown]) -> Table[Shown]:
    """The announcements, the newest first."""
    return Table(
        name="announcements",
        columns=(
            Column[Shown](key="title", title="Объявление", value=lambda one: one.title),
            Column[Shown](key="kind", title="О чём", value=lambda one: KINDS[one.kind]),
            Column[Shown](key="state", title="Состояние", value=lambda one: STATES[one.state]),
            Column[Shown](key="at", title="Отправлено", value=_sent_on),
            Column[Shown](key="sent", title="Получили", value=lambda one: one.sent, numeric=True),
            Column[Shown](key="read", title="Прочитали", value=lambda one: one.read, numeric=True),
        ),
        rows=sorted(rows, key=lambda one: one.id, reverse=True),
        filters=(
            Filter[Shown](key="kind", title="О чём", options=list(KINDS.items()), value=lambda one: one.kind),
            Filter[Shown](
                key="is", title="Состояние", options=list(STATES.items()), value=lambda one: one.state
            ),
        ),
        empty="Объявлений ещё не было",
        empty_text="Расскажите о плане, мероприятии или изменении закона сразу всем, кого это касается.",
        empty_href="/notifications/announcements/new",
        empty_action="Написать объявление",
    )


def people_table(people: Sequence[roster.Person]) -> Table[roster.Person]:
    """Whom a draft would reach, by name."""
    return Table(
        name="recipients",
        columns=(Column[roster.Person](key="name", title="Кто", value=lambda one: one.full_name),),
        rows=people,
        prefix="people-",
        empty="Никого",
        empty_text="По этим условиям не нашлось ни одного человека: измените получателей.",
    )

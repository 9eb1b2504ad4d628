"""The forms of support events, series and audiences."""

from collections.abc import Sequence
from typing import Any

from services.mentorship import rules
from services.mentorship.models import SupportEvent
from services.mentorship.queries import Worker
from services.mentorship.schemas import (
    AudienceIn,
    SeriesDatesIn,
    SeriesIn,
    SupportEventChangeIn,
    SupportEventIn,
)
from shared.russian import sort_key
from shared.web.forms import Form, Input

KINDS = tuple(rules.SUPPORT_KIND_NAMES.items())
TITLE = Input(name="title", label="Название")
KIND = Input(
    name="kind",
    label="Вид",
    kind="radio",
    options=KINDS,
    hint="Показатель 7 считает участие в поддержке молодых педагогов.",
)
ABOUT = Input(name="description", label="О чём", kind="textarea")
WHERE = (
    Input(name="begins", label="Во сколько", kind="time"),
    Input(
        name="hours",
        label="Сколько часов засчитать",
        kind="number",
        attributes={"min": "0", "max": "1000", "step": "0.5"},
    ),
    Input(name="place", label="Где"),
    Input(name="link", label="Ссылка на видеовстречу", attributes={"inputmode": "url"}),
    Input(name="capacity", label="Сколько мест", kind="number", attributes={"min": "1"}),
)
DATES = Input(
    name="dates",
    label="Даты",
    kind="textarea",
    hint="Каждая с новой строки, тема — после даты. Например: 15.10.2026 Современный урок",
)
EVENT = (TITLE, KIND, Input(name="event_date", label="Когда", kind="date"), *WHERE, ABOUT)
NEW = {"kind": "young_support"}


def event_form(event: SupportEvent | None = None) -> Form:
    """A new event, or one that is changed."""
    if event is None:
        return Form(SupportEventIn(), EVENT, values=NEW)
    names = [one.name for one in EVENT]
    values = {name: getattr(event, name) for name in names}
    return Form(SupportEventChangeIn(), EVENT, values=values, version=event.version)


def series_form() -> Form:
    """A new series."""
    return Form(SeriesIn(), (TITLE, KIND, DATES, *WHERE, ABOUT), values=NEW)


def dates_form(last: SupportEvent | None) -> Form:
    """More dates of a series; the rest is likely to be as it was last time."""
    values: dict[str, Any] = {one.name: getattr(last, one.name) for one in WHERE} if last else {}
    return Form(SeriesDatesIn(), (DATES, *WHERE), values=values)


def audience_form(event: SupportEvent, everyone: Sequence[Worker]) -> Form:
    """Whom to invite: the filter of last time stands in it."""
    schools = sorted({(str(one.organization_id), one.organization) for one in everyone}, key=_title)
    subjects = sorted({(each, each) for one in everyone for each in one.subjects}, key=_title)
    values = event.audience or {"who": "young"}
    inputs = (
        Input(name="who", label="Кого", kind="radio", options=tuple(rules.AUDIENCES.items())),
        Input(
            name="schools",
            label="Из каких школ",
            kind="chips",
            hint="Ничего не отмечено — из всех.",
            groups=(("Выбрать школы", schools),),
        ),
        Input(
            name="subjects",
            label="Какие предметы ведут",
            kind="chips",
            hint="Ничего не отмечено — любые.",
            groups=(("Выбрать предметы", subjects),),
        ),
    )
    return Form(AudienceIn(), inputs, values=values)


def _title(option: tuple[str, str]) -> str:
    return sort_key(option[1])

"""The forms of sessions: what a mentor taps on a phone, and the whole of it."""

from collections.abc import Iterable, Sequence
from typing import Any

from marshmallow import Schema

from services.mentorship import queries, rules
from services.mentorship.queries import Accompanied, SessionView
from services.mentorship.schemas import MeetingForm, PlanForm, SessionForm
from shared.topics import AREAS, TOPICS, topic_title
from shared.web import unit
from shared.web.forms import Form, Input, Option

FORMATS_AT_HAND = ("lesson_analysis", "visit", "consultation")
MINUTES_AT_HAND = (30, 45, 60)
USUAL_MINUTES = 45
USUAL_TOPICS = ("M2", "P1", "M4", "M5", "C1", "L2")
TOPICS_AT_HAND = 3
PLAN = (Input(name="session_date", label="Когда встречаетесь", kind="date"),)


def meeting_form(one: Accompanied) -> Form:
    """What stands on the home of a mentor: the last session's way, length and topics are remembered."""
    values = remembered(one)
    topics = _at_hand(values["topics"], one.topics)
    others = [(topic.code, topic.title) for topic in TOPICS if topic.code not in topics]
    repeats = (
        "Отмечено как в прошлый раз: если так же, просто нажмите." if one.last and one.last.is_own else ""
    )
    inputs = (
        _formats((*FORMATS_AT_HAND, values["format"]), hint=repeats),
        _minutes((*MINUTES_AT_HAND, values["minutes"])),
        Input(
            name="topics",
            label="О чём",
            kind="chips",
            options=_titled(topics),
            groups=(("Другая тема", others),),
        ),
    )
    return _asking(MeetingForm, inputs, one=one, values=values, mark=f"{one.pair.id}-")


def session_form(one: Accompanied, *, of: SessionView | None = None) -> Form:
    """The whole of a session: of one that is edited or corrected, else of a new one."""
    values = _values(of) if of else remembered(one) | {"session_date": _day(one)}
    recent = _at_hand(values["topics"], one.topics)
    inputs = (
        Input(name="session_date", label="Когда встретились", kind="date", hint="Можно и прошедшим днём."),
        _formats(tuple(rules.FORMAT_NAMES)),
        Input(name="minutes", label="Сколько минут", kind="number", attributes={"min": "1", "max": "600"}),
        Input(name="topics", label="О чём", kind="chips", options=_titled(recent), groups=_areas(recent)),
        Input(name="outcome", label="Что получилось", kind="textarea"),
        Input(
            name="next_step",
            label="О чём договорились",
            kind="textarea",
            hint="Напомним вам обоим перед следующей встречей.",
        ),
        Input(name="note", label="Заметка", kind="textarea", hint="Видна вам двоим и никому больше."),
    )
    return _asking(SessionForm, inputs, one=one, values=values)


def _asking(
    schema: type[Schema], inputs: Sequence[Input], *, one: Accompanied, values: dict[str, Any], mark: str = ""
) -> Form:
    """A form that asks over which deficit the two worked, if the mentee released any to the mentor."""
    deficits = queries.released_of(unit().session, pair_id=one.pair.id)
    if not deficits:
        return Form(schema(exclude=("deficit_ids",)), inputs, values=values, mark=mark)
    field = Input(
        name="deficit_ids",
        label="Над чем из открытого вам",
        kind="chips",
        options=tuple(deficits.items()),
        hint="Шаг маршрута «работа с наставником» сдвинется, когда наставляемый подтвердит встречу.",
    )
    return Form(schema(), (*inputs, field), values=values, mark=mark)


def plan_form(one: Accompanied) -> Form:
    """The day of the next session."""
    day = one.planned.day if one.planned and not one.due else unit().today
    return Form(PlanForm(), PLAN, values={"session_date": day})


def remembered(one: Accompanied) -> dict[str, Any]:
    """What the last session was like: the next is likely to be so too."""
    if one.last is None or not one.last.is_own:
        return {"format": "consultation", "minutes": USUAL_MINUTES, "topics": ()}
    minutes = one.last.minutes or USUAL_MINUTES
    return {"format": one.last.format, "minutes": minutes, "topics": one.last.topics}


def _values(of: SessionView) -> dict[str, Any]:
    kept = ("format", "minutes", "topics", "deficit_ids", "outcome", "next_step", "note")
    return {name: getattr(of, name) for name in kept} | {"session_date": of.day}


def _day(one: Accompanied) -> Any:
    return one.planned.day if one.planned and one.due else unit().today


def _at_hand(chosen: Sequence[str], recent: Sequence[str]) -> list[str]:
    """The chosen topics, and a few of late or usual ones beside them."""
    found = list(dict.fromkeys((*chosen, *recent, *USUAL_TOPICS)))
    return found[: max(TOPICS_AT_HAND, len(chosen))]


def _titled(topics: Iterable[str]) -> list[Option]:
    return [(topic, topic_title(topic)) for topic in topics]


def _areas(without: Sequence[str]) -> list[tuple[str, list[Option]]]:
    """The rest of the catalogue by area."""
    return [
        (title, [(one.code, one.title) for one in TOPICS if one.area == area and one.code not in without])
        for area, title in AREAS.items()
    ]


def _formats(at_hand: Sequence[str], *, hint: str = "") -> Input:
    names = rules.FORMAT_NAMES
    options = [(name, names[name]) for name in dict.fromkeys(at_hand)]
    others = [(name, words) for name, words in names.items() if name not in at_hand]
    groups = (("По-другому", others),) if others else ()
    return Input(
        name="format", label="Как встретились", kind="radio", options=options, groups=groups, hint=hint
    )


def _minutes(lengths: Iterable[int]) -> Input:
    options = [(str(one), f"{one} мин") for one in sorted(set(lengths))]
    return Input(name="minutes", label="Сколько", kind="radio", options=options)

"""A diagnostic's page: the result in words and bars for the two it concerns, its existence for others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.routes.models import Diagnostic, Instrument
from services.routes.queries import access
from services.routes.queries.cards import Card, card, consented, topics
from services.routes.queries.comparison import Comparison, comparison
from services.routes.queries.deficit_views import DeficitView, deficits_of
from services.routes.queries.hastening import haste
from services.routes.queries.signatures import Signature, signatures
from services.routes.queries.views import diagnostic_views
from services.routes.rules import wording
from services.routes.rules.marks import heading_of
from services.routes.rules.measures import ANSWERS, NOT_MET, Measure, measure
from services.routes.rules.parts import Part, parts
from shared.permissions import Actor

AWAITING = frozenset({"assigned", "in_progress"})


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A finding in words: an area, or a topic of one."""

    title: str
    level: str
    colour: str
    measure: Measure
    hint: bool
    provisional: bool


@dataclass(frozen=True, kw_only=True)
class AreaReading:
    """An area with the topics in it; `whole` is null where only topics were measured."""

    title: str
    whole: Reading | None
    topics: Sequence[Reading]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """An answer in words, with what was seen."""

    title: str
    words: str
    evidence: str


@dataclass(frozen=True, kw_only=True)
class DiagnosticPage:
    """Everything the page shows; without `detail` only that the diagnostic exists."""

    id: UUID
    person: Card
    detail: bool
    passed: bool
    is_own: bool
    instrument: Instrument | None
    kind: str
    colour: str
    words: str
    fields: Mapping[str, Any]
    signatures: Sequence[Signature]
    may_enter: bool
    may_acknowledge: bool
    may_annul: bool
    has_consent: bool
    areas: Sequence[AreaReading]
    answers: Sequence[Answer]
    deficits: Sequence[DeficitView]
    achievements: Sequence[Reading]
    compared: Comparison | None
    warnings: Sequence[str]


def diagnostic_page(session: Session, *, actor: Actor, today: date, diagnostic: Diagnostic) -> DiagnosticPage:
    """Show one diagnostic already narrowed to the actor's reach."""
    [fields] = diagnostic_views(session, [diagnostic], actor=actor, today=today)
    detail = "state" in fields
    relations = access.relations_to(session, actor=actor, person_id=diagnostic.person_id, as_of=today)
    instrument = diagnostic.instrument if "instrument_id" in fields else None
    colour, words = ("covered", "пройдена") if fields["passed"] else ("in_progress", "не пройдена")
    if detail:
        colour, words = wording.DIAGNOSTIC_STATES[diagnostic.state]
    return DiagnosticPage(
        id=diagnostic.id,
        person=card(session, diagnostic.person_id, today=today),
        detail=detail,
        passed=fields["passed"],
        is_own="teacher" in relations,
        instrument=instrument,
        kind=wording.INSTRUMENT_KINDS[instrument.kind] if instrument else "",
        colour=colour,
        words=words,
        fields=fields,
        signatures=signatures(session, diagnostic) if detail else (),
        **_rights(diagnostic, relations),
        **_result(session, fields, instrument, actor=actor, today=today),
        compared=comparison(session, diagnostic) if detail else None,
        warnings=haste(session, diagnostic, today=today) if detail else (),
        has_consent=diagnostic.person_id in consented(session, [diagnostic.person_id], as_of=today),
    )


def _rights(diagnostic: Diagnostic, relations: set[str]) -> dict[str, Any]:
    own = "teacher" in relations and diagnostic.instrument.kind == "self_assessment"
    return {
        "may_enter": diagnostic.state in AWAITING and (own or "tutor" in relations),
        "may_acknowledge": diagnostic.state == "scored" and "teacher" in relations,
        "may_annul": diagnostic.state != "annulled"
        and "teacher" not in relations
        and bool(relations & {"tutor", "methodist"}),
    }


def _result(
    session: Session, fields: Mapping[str, Any], instrument: Instrument | None, *, actor: Actor, today: date
) -> dict[str, Any]:
    if instrument is None or not fields.get("findings"):
        return {"areas": (), "answers": (), "deficits": (), "achievements": ()}
    titles = topics(session, municipality_id=instrument.municipality_id)
    whole = deficits_of(session, actor=actor, today=today, person_id=fields["person_id"])
    return {
        "areas": _areas(fields["findings"], instrument, titles),
        "achievements": [
            _reading(one, instrument, titles)
            for one in fields["findings"]
            if one["level"] == "achievement" and not one.get("hint")
        ],
        "answers": _answers(fields["answers"] or {}, instrument),
        "deficits": [one for one in whole if one.diagnostic_id == fields["id"]],
    }


def _areas(
    findings: Sequence[Mapping[str, Any]], instrument: Instrument, titles: Mapping[str, str]
) -> list[AreaReading]:
    areas: dict[str, list[Mapping[str, Any]]] = {}
    for one in findings:
        areas.setdefault(one["area"], []).append(one)
    return [
        AreaReading(
            title=wording.area_title(area),
            whole=next((_reading(one, instrument, titles) for one in found if not one["topic"]), None),
            topics=[_reading(one, instrument, titles) for one in found if one["topic"]],
        )
        for area, found in areas.items()
    ]


def _reading(one: Mapping[str, Any], instrument: Instrument, titles: Mapping[str, str]) -> Reading:
    return Reading(
        title=wording.deficit_title(one["area"], titles.get(one["topic"], one["topic"])),
        level=wording.LEVELS[one["level"]],
        colour=wording.LEVEL_COLOURS[one["level"]],
        measure=measure(instrument.scale, value=one["value"], topic=one["topic"]),
        hint=bool(one.get("hint")),
        provisional=bool(one.get("provisional")),
    )


def _answers(stored: Mapping[str, Any], instrument: Instrument) -> list[Answer]:
    """Each item with its answer, or each block with its points; percents by areas have none."""
    if parts_given := stored.get("parts"):
        return [
            Answer(title=heading_of(part), words=_points(parts_given[part.code], part), evidence="")
            for part in parts(instrument.blocks)
            if part.code in parts_given
        ]
    given, evidence = stored.get("items") or {}, stored.get("evidence") or {}
    items = [item for block in instrument.blocks for item in block["items"]] if given else []
    return [
        Answer(
            title=item["title"] or item["code"],
            words=_answer(given.get(item["code"]), item, instrument.scale["method"]),
            evidence=evidence.get(item["code"], ""),
        )
        for item in items
    ]


def _points(written: str, part: Part) -> str:
    """«6 из 8»; what was given as a percent stays as it was written."""
    return f"{written.replace('.', ',')} из {part.most}" if written.isdigit() else written.replace(".", ",")


def _answer(given: Any, item: Mapping[str, Any], method: str) -> str:
    if given is None:
        return NOT_MET.get(method, "нет ответа")
    if isinstance(given, list):
        return f"{', '.join(given)} из {item['max']}"
    return ANSWERS.get(method, {}).get(given, f"{given} из {item['max']}")

"""The report of cover: young teachers in pairs and at events of support, school by school."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy.orm import Session

from services.monitoring.queries.papers import signed_by
from services.monitoring.queries.people import ERASED
from services.monitoring.queries.reports import parts
from services.monitoring.queries.reports.drawn import Drawn, Standing
from services.monitoring.rules import Cover, cover, draft_cover, draft_cover_advice, percent
from shared import roster
from shared.documents import Bar, Bars, Facts, Grid, Paper, Part
from shared.russian import long_date
from shared.russian import percent as said

HEADINGS = ("Организация", "Молодых", "В парах", "На мероприятиях", "Ни там ни там", "Не определено")


def draft(session: Session, on: Standing) -> dict[str, str]:
    """The words of the report as its figures suggest them."""
    by_name = _by_name(session, cover(on.frozen))
    whole = sum(by_name.values(), Cover())
    lacking = [(name, one.neither) for name, one in by_name.items() if one.neither]
    return {
        "conclusions": draft_cover(whole, lacking, told=on.telling),
        "recommendations": draft_cover_advice(whole, lacking, told=on.telling),
    }


def paper(session: Session, drawn: Drawn) -> Paper:
    """The report as an official document."""
    on, by_name = drawn.on, _by_name(session, cover(drawn.on.frozen))
    whole = sum(by_name.values(), Cover())
    return Paper(
        name=on.kind.title,
        heading=f"Поддержка молодых педагогов и наставничество на {long_date(on.snapshot.as_of)}",
        organization=on.municipality.name,
        numbered=False,
        draft=drawn.is_draft,
        parts=(
            parts.passport(on),
            *parts.former(session, on),
            _whole(whole),
            *_plot(by_name),
            *parts.sections(drawn),
            *_schools(by_name, whole),
            signed_by(drawn.writing),
        ),
    )


def _by_name(session: Session, found: Mapping[UUID | None, Cover]) -> dict[str, Cover]:
    """The cover of each organization by its name, an organization that is no more as erased."""
    places = roster.organizations(session, {one for one in found if one})
    named: dict[str, Cover] = {}
    for place, one in found.items():
        name = places[place].name if place in places else ERASED
        named[name] = named.get(name, Cover()) + one
    return dict(sorted(named.items()))


def _whole(whole: Cover) -> Facts:
    rows = (
        ("Молодых педагогов", str(whole.young)),
        ("В парах наставничества", _part(whole.paired, whole.young)),
        ("На мероприятиях поддержки", _part(whole.supported, whole.young)),
        ("Ни там ни там", _part(whole.neither, whole.young)),
        ("Не определено, молоды ли", str(whole.unknown)),
    )
    return Facts(rows=rows)


def _plot(by_name: Mapping[str, Cover]) -> list[Part]:
    bars = [
        Bar(
            label=name,
            percent=percent(one.paired, one.young),
            threshold=None,
            words=parts.part(one.paired, one.young),
        )
        for name, one in by_name.items()
        if one.young
    ]
    return [Bars(title="Молодые педагоги в парах по организациям", bars=bars)] if bars else []


def _schools(by_name: Mapping[str, Cover], whole: Cover) -> list[Part]:
    rows = [_row(name, one) for name, one in by_name.items()]
    if not rows:
        return []
    widths = (7, 2.6, 2.4, 4.2, 3.2, 3.6)
    grid = Grid(title="По организациям", headings=HEADINGS, widths=widths, rows=[*rows, _row("Всего", whole)])
    return [grid]


def _row(name: str, one: Cover) -> tuple[str, ...]:
    counts = (one.young, one.paired, one.supported, one.neither, one.unknown)
    return (name, *(str(number) for number in counts))


def _part(counted: int, of: int) -> str:
    return f"{parts.part(counted, of)} ({said(percent(counted, of))})" if of else said(None)

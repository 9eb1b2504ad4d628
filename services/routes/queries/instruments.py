"""Instruments and topics as people read them: blocks, questions, topics, the scale in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.routes.models import Instrument, Topic
from services.routes.queries import reading
from services.routes.queries.cards import topics
from services.routes.rules import wording
from services.routes.rules.marks import heading_of, told
from services.routes.rules.parts import parts
from services.routes.rules.scales import block_note, in_words
from shared.errors import NotFound
from shared.permissions import Actor


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question: its area and topic in words, its points, whether experts mark it."""

    code: str
    title: str
    area: str
    topic: str
    most: int
    experts: bool


@dataclass(frozen=True, kw_only=True)
class BlockView:
    """A block; of a test its note is the best score, elsewhere there is none to reach."""

    title: str
    note: str
    questions: Sequence[Question]


@dataclass(frozen=True, kw_only=True)
class InstrumentPage:
    """An instrument in words, and its other editions."""

    instrument: Instrument
    title: str
    kind: str
    blocks: Sequence[BlockView]
    scale: Sequence[str]
    headings: Sequence[str]
    editions: Sequence[Instrument]


def instrument_page(session: Session, *, actor: Actor, instrument_id: UUID) -> InstrumentPage:
    """Show one instrument of the municipality; raises NotFound."""
    one = reading.instrument(session, actor=actor, instrument_id=instrument_id)
    others = reading.instruments(actor=actor).where(Instrument.name == one.name, Instrument.id != one.id)
    titles = topics(session, municipality_id=one.municipality_id)
    return InstrumentPage(
        instrument=one,
        title=one.title or one.name,
        kind=wording.INSTRUMENT_KINDS[one.kind],
        blocks=[_block(block, titles, method=one.scale["method"]) for block in one.blocks],
        scale=in_words(one.scale),
        headings=[heading_of(part) for part in told(parts(one.blocks))],
        editions=list(session.scalars(others.order_by(Instrument.id.desc()))),
    )


def _block(block: dict[str, Any], titles: dict[str, str], *, method: str) -> BlockView:
    questions = [
        Question(
            code=item["code"],
            title=item["title"],
            area=wording.AREAS[item["area"]],
            topic=titles.get(item["topic"], item["topic"]),
            most=item["max"],
            experts=bool(item.get("experts")),
        )
        for item in block["items"]
    ]
    note = block_note(method, [one.most for one in questions])
    return BlockView(title=block["title"], note=note, questions=questions)


def all_topics(session: Session, *, actor: Actor) -> list[Topic]:
    """Every topic of the municipality, the retired too."""
    return list(session.scalars(reading.topics(actor=actor).order_by(Topic.id)))


def topic(session: Session, *, actor: Actor, topic_id: UUID) -> Topic:
    """One topic; raises NotFound."""
    found = session.get(Topic, topic_id)
    if found is None or found.municipality_id != actor.municipality_id:
        raise NotFound("Такой темы нет.")
    return found

"""An institute's own instrument; a new edition stands beside the old (ust-koksa 9)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import Instrument, Topic
from services.routes.rules.scales import made_scale
from shared.errors import Conflict, Forbidden, Invalid
from shared.permissions import Actor

HIGHEST = 3


def add_instrument(
    session: Session,
    *,
    actor: Actor,
    scale: Mapping[str, Any] | None,
    blocks: Sequence[Mapping[str, Any]],
    **fields: Any,
) -> Instrument:
    """Add an instrument or an edition of one; without a scale it counts the share correct.

    Results stay with the edition they were taken by.
    """
    if actor.municipality_id is None:
        raise Forbidden
    query = select(Instrument.id).where(
        Instrument.municipality_id == actor.municipality_id,
        Instrument.name == fields["name"],
        Instrument.edition == fields["edition"],
    )
    if session.scalar(query):
        raise Conflict("Эта версия инструмента уже есть.")
    made = made_scale(scale or {})
    _check_blocks(session, blocks, actor=actor, method=made["method"])
    instrument = Instrument(
        municipality_id=actor.municipality_id, scale=made, blocks=[dict(one) for one in blocks], **fields
    )
    session.add(instrument)
    session.flush()
    return instrument


def _check_blocks(
    session: Session, blocks: Sequence[Mapping[str, Any]], *, actor: Actor, method: str
) -> None:
    """Every code once, every topic of its own area; difficulty and visits are marked from 0 to 3."""
    items = [item for block in blocks for item in block["items"]]
    wrong = [f"Код «{code}» встречается дважды." for code in _twice(item["code"] for item in items)]
    wrong += [f"Блок «{code}» встречается дважды." for code in _twice(block["code"] for block in blocks)]
    if method != "share":
        wrong += [] if items else ["Этой шкале нужны вопросы."]
        wrong += [f"«{one['code']}»: здесь оценка от 0 до 3." for one in items if one["max"] != HIGHEST]
    query = select(Topic.code, Topic.area).where(Topic.municipality_id == actor.municipality_id)
    areas = {row.code: row.area for row in session.execute(query)}
    for one in items:
        if one["topic"] and areas.get(one["topic"]) != one["area"]:
            wrong.append(f"«{one['code']}»: в этой области нет темы «{one['topic']}».")
    if wrong:
        raise Invalid(fields={"blocks": wrong})


def _twice(codes: Any) -> list[str]:
    return [code for code, times in Counter(codes).items() if times > 1]

"""What a change of the young-teacher rule will do: whom it makes young and whom it stops being."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from services.registry.models import Employment, Municipality, Person
from services.registry.queries.people_list import TEACHING, lines, young_by
from services.registry.rules import YoungRule, rule_on
from services.registry.rules.young import read_rules
from shared.listing import Listing
from shared.permissions import Scope


@dataclass(frozen=True, kw_only=True)
class Affected:
    """Somebody whom the new rule decides otherwise: `becomes` young, or stops being."""

    id: UUID
    name: str
    organization_id: UUID
    organization: str
    position: str
    becomes: bool


@dataclass(frozen=True, kw_only=True)
class RuleEffect:
    """The two rules of a day and how many teachers each makes young; `unknown` lack a date."""

    day: date
    before: YoungRule
    after: YoungRule
    become: int
    stop: int
    stay: int
    unknown: int
    people: Listing[Affected]


def rule_effect(
    session: Session, *, municipality: Municipality, rules: Sequence[YoungRule], day: date
) -> RuleEffect:
    """Compare the rule of a day with the one that `rules` have for it, over those who teach then."""
    before, after = rule_on(read_rules(municipality.young_rules), day), rule_on(rules, day)
    was, will = (young_by(one, municipality.id, day) for one in (before, after))
    become, stop = and_(will, ~was), and_(was, ~will)
    everyone = _teachers(municipality, day)
    known = everyone.where(Person.birth_date.is_not(None), Person.experience_from.is_not(None))
    changed = known.where(or_(become, stop)).add_columns(become.label("becomes"))
    return RuleEffect(
        day=day,
        before=before,
        after=after,
        become=_count(session, known, become),
        stop=_count(session, known, stop),
        stay=_count(session, known, and_(was, will)),
        unknown=_count(session, everyone, or_(Person.birth_date.is_(None), Person.experience_from.is_(None))),
        people=Listing(session, changed.order_by(Person.name_key, Person.id), read=_read),
    )


def _teachers(municipality: Municipality, day: date) -> Any:
    scope = Scope(
        level="municipality", person_id=None, organization_ids=frozenset(), municipality_id=municipality.id
    )
    teaches = Employment.staff_category.in_(TEACHING), Employment.occupation == "main"
    return lines(scope, day).where(*teaches)


def _count(session: Session, people: Any, which: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).select_from(people.where(which).subquery())) or 0


def _read(rows: Sequence[Any]) -> list[Affected]:
    return [
        Affected(
            id=row.id,
            name=" ".join(part for part in (row.last_name, row.first_name, row.middle_name) if part),
            organization_id=row.organization_id,
            organization=row.organization,
            position=row.position or "",
            becomes=bool(row.becomes),
        )
        for row in rows
    ]

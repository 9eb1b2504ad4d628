"""The list of people as a methodist works with it: narrowed, ordered and paged by the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, false, func, or_, select, true
from sqlalchemy.orm import Session, aliased

from services.registry.models import Absence, Employment, Municipality, Organization, Person
from services.registry.queries.people import any_card, in_reach
from services.registry.queries.reach import like
from services.registry.rules import YoungRule, is_young, rule_on, young_limits
from services.registry.rules.young import read_rules
from shared.importing.names import comparable
from shared.listing import Listing
from shared.permissions import Scope

TEACHING = ("pedagogical", "both")
Rules = Mapping[UUID, YoungRule]


@dataclass(frozen=True, kw_only=True)
class PersonLine:
    """A person in a list, with the present place of work: the main one, or the school asked for.

    `state`: working, absent, left. `young`: young, no, unknown; only of those who teach.
    """

    id: UUID
    name: str
    organization_id: UUID | None
    organization: str
    position: str
    category: str
    occupation: str
    since: date | None
    state: str
    young: str


def people_list(
    session: Session,
    *,
    scope: Scope,
    today: date,
    q: str = "",
    chosen: Mapping[str, str] | None = None,
    sort: str = "",
) -> Listing[PersonLine]:
    """List the people within reach as asked; those merged into others are not in it."""
    rules = _rules(session, today)
    asked = chosen or {}
    query = lines(scope, today, asked.get("school", ""))
    for word in comparable(q).split():
        pattern = like(word)
        query = query.where(_named(pattern) | Organization.search_key.like(pattern, escape="\\"))
    for key, value in asked.items():
        if value:
            query = query.where(_condition(key, value, today, rules))
    ordered = query.order_by(*_order(sort))

    def read(rows: Sequence[Any]) -> list[PersonLine]:
        return [_line(row, rules, today) for row in rows]

    return Listing(session, ordered, read=read)


def _named(pattern: str) -> ColumnElement[bool]:
    return any_card(lambda card: card.name_key.like(pattern, escape="\\"))


def _cards() -> Any:
    """Give the ids of a person's card and of those that gave way to it."""
    card = aliased(Person)
    return select(card.id).where(or_(card.id == Person.id, card.merged_into == Person.id)).correlate(Person)


def _rules(session: Session, today: date) -> Rules:
    found = session.execute(select(Municipality.id, Municipality.young_rules))
    return {row.id: rule_on(read_rules(row.young_rules), today) for row in found}


def on(day: date, since: Any, until: Any) -> ColumnElement[bool]:
    """Whether a day lies in a dated period of a table."""
    return and_(or_(since.is_(None), since <= day), or_(until.is_(None), until >= day))


def lines(scope: Scope, today: date, school: str = "") -> Any:
    """Ask for the people within reach, each with the place of work of a day: the main one, or at a school."""
    here = Employment.organization_id == UUID(school) if school else true()
    place = (
        select(Employment.id)
        .where(Employment.person_id.in_(_cards()), here, on(today, Employment.since, Employment.until))
        .order_by(
            case((Employment.occupation == "main", 0), else_=1),
            Employment.since.desc().nulls_last(),
            Employment.id,
        )
        .limit(1)
        .correlate(Person)
        .scalar_subquery()
    )
    return (
        select(
            Person.id,
            Person.municipality_id,
            Person.last_name,
            Person.first_name,
            Person.middle_name,
            Person.birth_date,
            Person.experience_from,
            Employment.organization_id,
            Employment.position,
            Employment.staff_category,
            Employment.occupation,
            Employment.since,
            Organization.name.label("organization"),
            _absent(today).label("absent"),
        )
        .select_from(Person)
        .outerjoin(Employment, Employment.id == place)
        .outerjoin(Organization, Organization.id == Employment.organization_id)
        .where(in_reach(scope, today), Person.merged_into.is_(None))
    )


def _absent(today: date) -> ColumnElement[bool]:
    away = on(today, Absence.since, Absence.until)
    return select(Absence.id).where(Absence.person_id.in_(_cards()), away).correlate(Person).exists()


def _condition(key: str, value: str, today: date, rules: Rules) -> ColumnElement[bool]:
    if key == "school":
        return Person.id.in_(_people_at(UUID(value), today))
    if key == "category":
        return Employment.staff_category == value
    if key == "state":
        return {
            "working": and_(Employment.id.is_not(None), ~_absent(today)),
            "absent": _absent(today),
            "left": and_(Employment.id.is_(None), ~_absent(today)),
        }.get(value, false())
    return _young(value, today, rules)


def _people_at(school: UUID, today: date) -> Any:
    """Give the ids of those who work at a school, by whichever of their cards."""
    card = aliased(Person)
    return (
        select(func.coalesce(card.merged_into, card.id))
        .join(Employment, Employment.person_id == card.id)
        .where(Employment.organization_id == school, on(today, Employment.since, Employment.until))
    )


def _young(value: str, today: date, rules: Rules) -> ColumnElement[bool]:
    teaches = and_(Employment.staff_category.in_(TEACHING), Employment.occupation == "main")
    missing = or_(Person.birth_date.is_(None), Person.experience_from.is_(None))
    if value == "unknown":
        return and_(teaches, missing)
    young = or_(false(), *(young_by(rule, place, today) for place, rule in rules.items()))
    return and_(teaches, ~missing, young if value == "young" else ~young)


def young_by(rule: YoungRule, municipality_id: UUID, today: date) -> ColumnElement[bool]:
    """Whether somebody of a municipality is young on a day by a version of the rule."""
    born_after, began_after = young_limits(rule, today)
    limits = (Person.birth_date > born_after, Person.experience_from > began_after)
    both = and_(*limits) if rule.both_required else or_(*limits)
    return and_(Person.municipality_id == municipality_id, both)


def _order(sort: str) -> list[ColumnElement[Any]]:
    by_name: ColumnElement[Any] = Person.name_key.expression
    keys: dict[str, ColumnElement[Any]] = {
        "name": by_name,
        "organization": Organization.name_key.expression,
        "since": Employment.since.expression,
    }
    key = keys.get(sort.removeprefix("-"), by_name)
    first = key.desc() if sort.startswith("-") else key.asc()
    return [first.nulls_last(), by_name, Person.id.expression]


def _line(row: Any, rules: Rules, today: date) -> PersonLine:
    dates = {"birth_date": row.birth_date, "experience_from": row.experience_from}
    young = ""
    if row.staff_category in TEACHING and row.occupation == "main":
        young = "young" if is_young(rules[row.municipality_id], **dates, day=today) else "no"
        young = "unknown" if None in dates.values() else young
    names = (row.last_name, row.first_name, row.middle_name)
    return PersonLine(
        id=row.id,
        name=" ".join(part for part in names if part),
        organization_id=row.organization_id,
        organization=row.organization or "",
        position=row.position or "",
        category=row.staff_category or "",
        occupation=row.occupation or "",
        since=row.since,
        state="absent" if row.absent else ("working" if row.staff_category else "left"),
        young=young,
    )

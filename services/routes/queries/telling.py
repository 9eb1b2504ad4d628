"""Who may have which deficits counted, for which dates, and how the counts are told."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from services.routes.queries.access import viewer
from services.routes.queries.tallies import Span, Whose
from services.routes.queries.tutoring import my_people
from services.routes.rules import figures
from shared import roster
from shared.errors import Forbidden, NotFound
from shared.permissions import Actor

WIDE = frozenset({"methodist", "approver", "analyst"})


@dataclass(frozen=True, kw_only=True)
class Told:
    """People as they may be told: exact for the tutor, else at least so many; null is too few to tell."""

    people: int | None
    words: str

    def shade(self, top: int) -> str:
        """How dark the cell is, the fullest one being `top`: few, or 1 to 4."""
        return str(min(4, -(-4 * self.people // top))) if self.people and top else "few"


@dataclass(frozen=True, kw_only=True)
class Teller:
    """Tells counts of one reach and period; `secret` is what the rounding is drawn from, `smallest` is k."""

    secret: bytes
    whose: Whose
    span: Span
    exact: bool
    smallest: int

    def tell(self, count: int, *, by: str, key: str, area: str) -> Told:
        """Tell the count of one cell; one cell has one name, whichever summary shows it.

        Else two roundings of it could be compared.
        """
        if self.exact:
            return Told(people=count, words=str(count))
        frame = f"{self.whose.municipality_id}|{self.span.since}|{self.span.until}"
        shift = figures.drawn(self.secret, f"{frame}|{self._label(by, key, area)}", smallest=self.smallest)
        shown = figures.told(count, shift=shift, smallest=self.smallest)
        return Told(people=shown, words=figures.words(shown, smallest=self.smallest))

    def _label(self, by: str, key: str, area: str) -> str:
        places = "+".join(sorted(str(one) for one in self.whose.organization_ids or ()))
        if by == "school":
            return f"{key}|area||{area}"
        return f"{places}|area||{key}" if by == "area" else f"{places}|{by}|{key}|{area}"


def teller(session: Session, *, secret: bytes, whose: Whose, span: Span, exact: bool) -> Teller:
    """Somebody who tells counts as the municipality has set it."""
    k = smallest_cell(session, municipality_id=whose.municipality_id)
    return Teller(secret=secret, whose=whose, span=span, exact=exact, smallest=k)


def smallest_cell(session: Session, *, municipality_id: UUID | None) -> int:
    """Figures about fewer people than this are told to nobody who may not see them (k of the domain)."""
    return roster.diagnostics_rule(session, municipality_id=municipality_id).smallest_cell


def whose_deficits(
    session: Session, *, actor: Actor, today: date, organization_id: UUID | None = None
) -> tuple[Whose, bool]:
    """Whose deficits the actor may have counted, and whether exactly.

    Raises Forbidden, or NotFound of a school out of reach.
    """
    if actor.municipality_id is None:
        raise Forbidden
    reach, exact = _reach(session, actor=actor, today=today, municipality_id=actor.municipality_id)
    return (_narrowed(session, reach, organization_id) if organization_id else reach), exact


def _reach(session: Session, *, actor: Actor, today: date, municipality_id: UUID) -> tuple[Whose, bool]:
    seen = viewer(session, actor=actor, today=today)
    if seen.roles & WIDE:
        return Whose(municipality_id=municipality_id), False
    if seen.principal_at:
        return Whose(municipality_id=municipality_id, organization_ids=seen.principal_at), False
    if "tutor" not in seen.roles:
        raise Forbidden
    people = [one.id for one in my_people(session, actor=actor, today=today)]
    return Whose(municipality_id=municipality_id, person_ids=people), True


def _narrowed(session: Session, reach: Whose, organization_id: UUID) -> Whose:
    found = session.get(roster.Organization, organization_id)
    outside = reach.organization_ids is not None and organization_id not in reach.organization_ids
    if found is None or found.municipality_id != reach.municipality_id or outside:
        raise NotFound("Такой школы нет.")
    return Whose(
        municipality_id=reach.municipality_id,
        organization_ids={organization_id},
        person_ids=reach.person_ids,
    )


def span_of(*, today: date, exact: bool, as_of: date | None = None, since: date | None = None) -> Span:
    """The date or period asked for; what is not exact ends with a finished month and begins with a year."""
    until = min(as_of or today, today)
    if not exact:
        until = figures.finished(until, today=today)
    begun = until if since is None else min(since, until)
    return Span(since=begun if since is None or exact else figures.year_begun(begun), until=until)

"""Reporting periods: opened ahead of their day, confirmed by organizations, frozen not before it."""

from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.monitoring.actions.announcing import announce_period
from services.monitoring.errors import PeriodIsFrozen
from services.monitoring.models import Confirmation, Period
from services.monitoring.queries import Readiness, office, organization_readiness, period, period_on, waiting
from services.monitoring.queries.people import reaches
from services.monitoring.rules import reporting_day, reporting_days
from shared import roster
from shared.errors import Forbidden, Invalid
from shared.inbox import upsert
from shared.permissions import Actor, Scope

OPENS_BEFORE = timedelta(days=30)
OLDEST = date(2015, 1, 1)


def open_due_periods(session: Session, *, now: datetime) -> None:
    """Open the periods whose collection begins, and tell again when who is waited for has changed."""
    for municipality in session.scalars(select(roster.Municipality)):
        today = now.astimezone(ZoneInfo(municipality.timezone)).date()
        for year in (today.year, today.year + 1):
            for day in reporting_days(municipality.reporting, year=year):
                if day.on - OPENS_BEFORE <= today <= day.on:
                    _opened(session, municipality=municipality, as_of=day.on, today=today)
    for one in session.scalars(select(Period).where(Period.state == "open")):
        tell_waiting(session, one)


def open_period(
    session: Session, *, actor: Actor, municipality_code: str, as_of: date, today: date
) -> Period:
    """Open a period by hand, also a past one: that is how a municipality brings its history."""
    municipality = roster.municipality_by_code(session, code=municipality_code)
    scope = actor.scope("period.open")
    if not reaches(scope, municipality.id):
        raise Forbidden
    if as_of < OLDEST or as_of > today + timedelta(days=366):
        raise Invalid(fields={"as_of": ["Дата — не раньше 2015 года и не дальше года вперёд."]})
    return _opened(session, municipality=municipality, as_of=as_of, today=today)


def _opened(session: Session, *, municipality: roster.Municipality, as_of: date, today: date) -> Period:
    found = period_on(session, municipality_id=municipality.id, as_of=as_of)
    if found is not None:
        return found
    known = reporting_day(municipality.reporting, as_of)
    row = {
        "municipality_id": municipality.id,
        "as_of": as_of,
        "title": known.title if known else "Данные на дату",
        "is_final": known.is_final if known else False,
        "opened_on": today,
        "state": "open",
        "waiting": [],
    }
    session.execute(upsert(session, Period).on_conflict_do_nothing(), [row])
    opened = session.scalars(select(Period).filter_by(municipality_id=municipality.id, as_of=as_of)).one()
    tell_waiting(session, opened)
    return opened


def tell_waiting(session: Session, one: Period) -> None:
    """Tell who is waited for, if that has changed since it was told."""
    found = [str(organization) for organization in waiting(session, period=one)]
    if one.version == 0 or found != one.waiting:
        one.waiting = found
        announce_period(session, one)


def confirm(
    session: Session, *, actor: Actor, period_id: UUID, organization_id: UUID, now: datetime
) -> Period:
    """The head of an organization says that its figures are right; twice changes nothing."""
    one, scope = _open_for(session, actor, period_id)
    found = organization_readiness(
        session, period=one, scope=scope, organization_id=organization_id, today=now.date()
    )
    if not found.is_confirmed:
        _say(session, one, "confirmed", found, actor=actor, now=now)
    return one


def withdraw(
    session: Session, *, actor: Actor, period_id: UUID, organization_id: UUID, now: datetime
) -> Period:
    """Take a confirmation back while the period is open; twice changes nothing."""
    one, scope = _open_for(session, actor, period_id)
    found = organization_readiness(
        session, period=one, scope=scope, organization_id=organization_id, today=now.date()
    )
    if found.confirmation is not None:
        _say(session, one, "withdrawn", found, actor=actor, now=now)
    return one


def _open_for(session: Session, actor: Actor, period_id: UUID) -> tuple[Period, Scope]:
    scope = office(session, actor=actor, permission="period.confirm")
    one = period(session, scope=scope, period_id=period_id, lock=True)
    if one.state != "open":
        raise PeriodIsFrozen
    return one, scope


def _say(session: Session, one: Period, state: str, found: Readiness, *, actor: Actor, now: datetime) -> None:
    word = Confirmation(
        municipality_id=one.municipality_id,
        period_id=one.id,
        organization_id=found.id,
        state=state,
        said_at=now,
        account_id=actor.account_id,
        person_id=actor.person_id,
        figures=dict(found.figures),
    )
    session.add(word)
    session.flush()
    tell_waiting(session, one)

"""Training demand (соцзаказ): a person asks, the principal sends the school's, the methodist sums up."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.actions.deficits import check_topic
from services.routes.models import Deficit, TrainingDemand, TrainingRequest
from services.routes.queries import demands, wishes
from services.routes.queries.access import identities, viewer
from services.routes.queries.sent_demands import newest_edition
from services.routes.rules import demand as rules
from services.routes.rules.deficits import OPEN
from shared import roster
from shared.errors import Conflict, Forbidden, Invalid
from shared.permissions import Actor


def ask_training(
    session: Session,
    *,
    actor: Actor,
    today: date,
    year: int,
    area: str,
    topic: str,
    deficit_id: UUID | None = None,
    **fields: Any,
) -> TrainingRequest:
    """A person asks to be taught; naming the deficit behind it is their own choice, and only of their own."""
    if actor.person_id is None or actor.municipality_id is None:
        raise Forbidden
    if year not in rules.years(today):
        raise Invalid(fields={"year": ["Просить обучение можно на этот и следующий год."]})
    check_topic(session, municipality_id=actor.municipality_id, area=area, topic=topic)
    _check_deficit(session, actor=actor, deficit_id=deficit_id)
    wish = TrainingRequest(
        municipality_id=actor.municipality_id,
        person_id=actor.person_id,
        year=year,
        area=area,
        topic=topic,
        deficit_id=deficit_id,
        asked_on=today,
        **fields,
    )
    _check_new(session, wish)
    session.add(wish)
    session.flush()
    return wish


def _check_deficit(session: Session, *, actor: Actor, deficit_id: UUID | None) -> None:
    if deficit_id is None:
        return
    query = select(Deficit.id).where(
        Deficit.id == deficit_id,
        Deficit.person_id.in_(identities(session, actor=actor)),
        Deficit.state.in_(OPEN),
    )
    if session.scalar(query) is None:
        raise Invalid(fields={"deficit_id": ["Можно назвать только свой незакрытый дефицит."]})


def _check_new(session: Session, wish: TrainingRequest) -> None:
    same = {name: getattr(wish, name) for name in ("person_id", "year", "area", "topic")}
    query = select(TrainingRequest.id).filter_by(**same).where(TrainingRequest.withdrawn_on.is_(None))
    if session.scalar(query.limit(1)):
        raise Conflict("Об этом вы на этот год уже попросили.")


def withdraw_training(session: Session, *, actor: Actor, today: date, wish_id: UUID) -> TrainingRequest:
    """Take a wish back: the next application goes without it, what was sent stays as it was sent."""
    wish = wishes.own_wish(session, actor=actor, wish_id=wish_id)
    wish.withdrawn_on = wish.withdrawn_on or today
    return wish


def send_application(
    session: Session, *, actor: Actor, today: date, year: int, organization_id: UUID
) -> TrainingDemand:
    """The principal sends the school's application: who asked, as they asked; it never changes after."""
    rows = application_rows(session, actor=actor, today=today, year=year, organization_id=organization_id)
    if not rows:
        raise Conflict("Отправлять пока нечего: никто из школы не попросил обучения на этот год.")
    of: dict[str, Any] = {"year": year, "organization_id": organization_id}
    return _sent(session, actor=actor, today=today, **of, rows=rows, totals={})


def application_rows(
    session: Session, *, actor: Actor, today: date, year: int, organization_id: UUID
) -> list[dict[str, Any]]:
    """What the principal of the school would send now; raises Forbidden for anyone else."""
    if organization_id not in viewer(session, actor=actor, today=today).principal_at:
        raise Forbidden
    found = wishes.wishes(session, actor=actor, today=today, year=year)
    named = {str(one.person_id): one.name for one in found}
    rows = [_row(one) for one in found if one.place_id == organization_id]
    return [row | {"name": named[row["person_id"]]} for row in rows]


def _row(one: wishes.Wish) -> dict[str, Any]:
    return {
        "person_id": str(one.person_id),
        "subject": one.subject,
        "last_course_on": one.last_course_on.isoformat() if one.last_course_on else None,
        "recent": one.is_recent,
        "deficit": one.deficit,
        "area": one.area,
        "topic": one.topic,
        "theme": one.theme,
        "hours": one.hours,
        "form": one.form,
        "period": one.period,
        "priority": one.priority,
    }


def send_consolidated(
    session: Session, *, actor: Actor, today: date, year: int, secret: bytes
) -> TrainingDemand:
    """The methodist sends the municipality's demand: counts by topic, no names."""
    rows, totals = consolidated(session, actor=actor, today=today, year=year, secret=secret)
    if not rows:
        raise Conflict("Отправлять пока нечего: ни заявок школ, ни дефицитов, о которых можно сказать.")
    of: dict[str, Any] = {"year": year, "organization_id": None}
    return _sent(session, actor=actor, today=today, **of, rows=rows, totals=totals)


def consolidated(
    session: Session, *, actor: Actor, today: date, year: int, secret: bytes
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """What the methodist would send now, by topic and in all; raises Forbidden for anyone else."""
    if not actor.has_role("methodist"):
        raise Forbidden
    found = demands.demand_of(session, actor=actor, today=today, secret=secret, year=year)
    return [_count(one) for one in found.topics if one.said], _totals(found)


def _count(one: demands.TopicNeed) -> dict[str, Any]:
    counted = {"ordered": one.places.count, "asked": one.asked} | _people(one)
    fields = ("schools", "hours", "forms", "periods", "urgent")
    wanted = {name: getattr(one.places, name) for name in fields}
    return {"topic": one.key, "title": one.title, "note": one.note} | counted | wanted


def _people(one: demands.AreaNeed | demands.TopicNeed | demands.SchoolNeed) -> dict[str, str]:
    """People who need training now and in half a year, in the words they are told in."""
    return {
        "unresolved": one.unresolved.words,
        "expected": one.outlook.expected.words if one.outlook else "",
        "between": one.outlook.words if one.outlook else "",
    }


def _totals(found: demands.Demand) -> dict[str, Any]:
    """By area and by school, with the forecast, and of how many nothing may be told."""
    return {
        "until": found.span.until.isoformat(),
        "ahead": found.ahead.isoformat(),
        "areas": [{"title": one.title} | _people(one) for one in found.areas],
        "schools": [{"title": one.title, "ordered": one.ordered} | _people(one) for one in found.schools],
        "topics": len(found.topics),
        "hidden_topics": found.hidden_topics,
        "hidden_schools": found.hidden_schools,
    }


def _sent(
    session: Session,
    *,
    actor: Actor,
    today: date,
    year: int,
    organization_id: UUID | None,
    rows: Sequence[dict[str, Any]],
    totals: dict[str, Any],
) -> TrainingDemand:
    """Keep what is sent as the next edition; what says the same as the last one is that one."""
    if actor.municipality_id is None:
        raise Forbidden
    key: dict[str, Any] = {
        "municipality_id": actor.municipality_id,
        "organization_id": organization_id,
        "year": year,
    }
    nameless = [{name: value for name, value in row.items() if name != "name"} for row in rows]
    # two who send at once: the second sees the edition of the first
    session.get_one(roster.Municipality, actor.municipality_id, with_for_update=True)
    last = newest_edition(session, **key)
    if last and (last.rows, last.totals) == (nameless, totals):
        return last
    made = TrainingDemand(
        **key,
        edition=last.edition + 1 if last else 1,
        sent_on=today,
        sent_by=actor.person_id,
        rows=nameless,
        totals=totals,
    )
    session.add(made)
    session.flush()
    return made

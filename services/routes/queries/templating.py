"""Templates of routes within reach: one's own and the municipality's; which of them fit a route."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from services.routes.models import Route, RouteTemplate
from services.routes.queries.cards import topics
from services.routes.queries.copying import titled
from services.routes.rules.outlines import Fitted, fitted, read
from services.routes.rules.progress import served
from services.routes.rules.templates import outline
from services.routes.rules.wording import listed
from shared.errors import NotFound
from shared.permissions import Actor
from shared.russian import plural


@dataclass(frozen=True, kw_only=True)
class TemplateRow:
    """A template as a line of the list."""

    id: UUID
    title: str
    note: str
    whose: str
    about: Sequence[str]
    steps: int
    made_on: date
    archived_on: date | None
    may_edit: bool


@dataclass(frozen=True, kw_only=True)
class Fit:
    """A template that helps with a route, in words what it brings and what it does not."""

    id: UUID
    title: str
    fits: str


def templates(*, actor: Actor) -> Select[RouteTemplate]:
    """The municipality's templates and the actor's own."""
    table = RouteTemplate
    whose = or_(table.owner_id.is_(None), table.owner_id == actor.person_id)
    return select(table).where(table.municipality_id == actor.municipality_id, whose)


def template(session: Session, *, actor: Actor, template_id: UUID, lock: bool = True) -> RouteTemplate:
    """One template within reach; raises NotFound."""
    query = templates(actor=actor).where(RouteTemplate.id == template_id)
    found = session.scalar(query.with_for_update() if lock else query)
    if found is None:
        raise NotFound("Такого шаблона нет.")
    return found


def may_edit(actor: Actor, one: RouteTemplate) -> bool:
    """A tutor's own is theirs alone; the municipality's is the methodist's."""
    if one.owner_id is None:
        return actor.has_role("methodist")
    return one.owner_id == actor.person_id


def template_rows(session: Session, *, actor: Actor) -> list[TemplateRow]:
    """Every template within reach, the newest first, the archived last."""
    titles = topics(session, municipality_id=actor.municipality_id)
    rows = session.scalars(templates(actor=actor).order_by(RouteTemplate.id.desc()))
    found = [_row(one, actor, titles) for one in rows]
    return sorted(found, key=lambda one: one.archived_on is not None)


def _row(one: RouteTemplate, actor: Actor, titles: Mapping[str, str]) -> TemplateRow:
    return TemplateRow(
        id=one.id,
        title=one.title,
        note=one.note,
        whose="мой" if one.owner_id else "муниципальный",
        about=titled((read(text) for text in one.topics), titles),
        steps=len(one.steps),
        made_on=one.made_on,
        archived_on=one.archived_on,
        may_edit=may_edit(actor, one),
    )


def fit(one: RouteTemplate, route: Route, *, today: date) -> Fitted:
    """A template's steps with the deficits of a route, dated from its start or from today."""
    starts_on = max(route.starts_on or today, today)
    steps = outline(one.steps, one.topics, starts_on=starts_on, until=route.planned_until)
    return fitted(steps, route.deficits)


def fitting_templates(session: Session, *, actor: Actor, today: date, route: Route) -> list[Fit]:
    """Templates for the route's deficits; first those for deficits that have no step yet."""
    query = templates(actor=actor).where(RouteTemplate.archived_on.is_(None))
    titles = topics(session, municipality_id=route.municipality_id)
    bare = {one.id for one in route.deficits if not served(route.steps, one.id)}
    found = []
    for one in session.scalars(query.order_by(RouteTemplate.id.desc())):
        result = fit(one, route, today=today)
        new = _new(route, result)
        if result.served and new:
            helps = sum(deficit.id in bare for deficit in result.served)
            found.append((-helps, Fit(id=one.id, title=one.title, fits=_words(result, new, titles))))
    return [one for _, one in sorted(found, key=lambda pair: pair[0])][:MOST]


MOST = 5


def _new(route: Route, result: Fitted) -> int:
    present = {(step.kind, step.title) for step in route.steps}
    return sum((step["kind"], step["title"]) not in present for step in result.steps)


def _words(result: Fitted, new: int, titles: Mapping[str, str]) -> str:
    said = f"{plural(new, 'шаг', 'шага', 'шагов')} для: {listed(_keys(result, titles))}."
    missing = titled(result.missing, titles)
    return f"{said} Без шагов для: {listed(missing)} — такого дефицита здесь нет." if missing else said


def _keys(result: Fitted, titles: Mapping[str, str]) -> list[str]:
    return titled(((one.area, one.topic) for one in result.served), titles)

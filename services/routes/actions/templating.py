"""Templates of routes: kept from a plan or written anew, changed, archived, taken into a route."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from services.routes.actions.drafting import add_steps
from services.routes.models import Route, RouteTemplate
from services.routes.queries import access, practices
from services.routes.queries.templating import fit, may_edit
from services.routes.rules.outlines import key_of, written
from services.routes.rules.progress import in_order
from services.routes.rules.templates import NAMED, days_between, names_somebody
from shared import roster
from shared.errors import Conflict, Forbidden, Invalid
from shared.permissions import Actor

FIELDS = ("title", "note", "topics", "steps")
TEXTS = ("title", "programme", "expected_result")


def add_template(
    session: Session, *, actor: Actor, today: date, for_all: bool = False, **given: Any
) -> RouteTemplate:
    """Keep a template of one's own; `for_all`: the municipality's, by the methodist."""
    if for_all and not actor.has_role("methodist"):
        raise Forbidden("Общие шаблоны муниципалитета ведёт методист.")
    if not for_all and actor.person_id is None:
        raise Forbidden
    _check(given)
    made = RouteTemplate(
        municipality_id=actor.municipality_id,
        owner_id=None if for_all else actor.person_id,
        made_on=today,
        **{name: given[name] for name in FIELDS},
    )
    session.add(made)
    session.flush()
    return made


def template_of(session: Session, *, actor: Actor, today: date, route: Route) -> dict[str, Any]:
    """A plan as a template would have it: days for dates, topics for deficits, no goal and no person."""
    access.require_relation(session, actor=actor, person_id=route.teacher_id, as_of=today, one_of={"tutor"})
    if not route.steps:
        raise Conflict("В маршруте нет ни одного шага: сохранять пока нечего.")
    keys = {str(one.id): written(key_of(one)) for one in route.deficits}
    steps = [
        {
            "kind": one.kind,
            "title": one.title,
            "programme": one.programme,
            "days": days_between(route.starts_on, one.due_on),
            "required": one.required,
            "topics": [keys[found] for found in one.deficit_ids if found in keys],
            "organization": one.organization,
            "hours": one.hours,
            "expected_result": one.expected_result,
            "practice_id": str(one.practice_id) if one.practice_id else None,
        }
        for one in in_order(route.steps)
        if one.state != "skipped"
    ]
    return {"topics": list(dict.fromkeys(keys.values())), "steps": steps}


def check_nobody_named(session: Session, *, route: Route, given: Mapping[str, Any]) -> None:
    """Raise Invalid if the teacher of the route a template is made from is named in it, in any case."""
    person = session.get(roster.Person, route.teacher_id)
    _check(given, last_names=[person.last_name] if person else [])


def change_template(
    session: Session, *, actor: Actor, template: RouteTemplate, **changes: Any
) -> RouteTemplate:
    """Change a template; what routes took from it stays theirs."""
    _check_whose(actor, template)
    given = {name: getattr(template, name) for name in FIELDS} | changes
    _check(given)
    if any(getattr(template, name) != given[name] for name in FIELDS):
        for name in FIELDS:
            setattr(template, name, given[name])
        template.version += 1
        session.flush()
    return template


def archive_template(
    session: Session, *, actor: Actor, today: date, template: RouteTemplate, archived: bool = True
) -> RouteTemplate:
    """Put a template away, or take it back; it is offered to no route meanwhile."""
    _check_whose(actor, template)
    if archived != (template.archived_on is not None):
        template.archived_on = today if archived else None
        template.version += 1
        session.flush()
    return template


def take_template(
    session: Session, *, actor: Actor, today: date, route: Route, template: RouteTemplate
) -> Route:
    """Add a template's steps for the deficits of a route; a step that is in already is not added again."""
    if template.archived_on is not None:
        raise Conflict("Шаблон в архиве: верните его или возьмите другой.")
    result = fit(template, route, today=today)
    if not result.served:
        raise Conflict("Шаблон не подходит: таких дефицитов в маршруте нет.")
    present = {(step.kind, step.title) for step in route.steps}
    fresh = [step for step in result.steps if (step["kind"], step["title"]) not in present]
    steps = practices.with_published(session, fresh, municipality_id=route.municipality_id)
    return add_steps(session, actor=actor, today=today, route=route, steps=steps)


def _check_whose(actor: Actor, template: RouteTemplate) -> None:
    if not may_edit(actor, template):
        raise Forbidden("Этот шаблон ведёт другой человек.")


def _check(given: Mapping[str, Any], *, last_names: Sequence[str] = ()) -> None:
    """Raise Invalid unless there are steps and topics, each step serves some of them, and nobody is named."""
    if not given["topics"]:
        raise Invalid(fields={"topics": ["Выберите, для каких дефицитов шаблон."]})
    if not given["steps"]:
        raise Invalid(fields={"steps": ["Добавьте хотя бы один шаг."]})
    wrong: dict[str, list[str]] = {}
    if names_somebody(given["title"], last_names):
        wrong["title"] = [NAMED]
    if names_somebody(given["note"], last_names):
        wrong["note"] = [NAMED]
    for number, step in enumerate(given["steps"], start=1):
        if any(names_somebody(step.get(name, ""), last_names) for name in TEXTS):
            wrong[f"steps-{number}-title"] = [NAMED]
        if set(step["topics"]) - set(given["topics"]):
            wrong[f"steps-{number}-title"] = ["Шаг служит только дефицитам своего шаблона."]
    if wrong:
        raise Invalid(fields=wrong)

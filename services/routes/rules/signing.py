"""Whose move a route is, whether it is ready, and who may sign it (ust-koksa п.13, 14)."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.routes.errors import IncompleteRoute, NotYours
from services.routes.rules.deficits import ANSWERABLE
from shared.errors import Invalid
from shared.russian import long_date

OPEN = frozenset({"draft", "agreed", "pending_approval", "returned", "approved", "in_progress", "completed"})
EDITABLE = frozenset({"draft", "agreed", "returned", "approved", "in_progress"})
RUNNING = frozenset({"approved", "in_progress"})
SIGNED = frozenset({"approved", "in_progress", "completed", "closed"})
STALE = "Дефицит маршрута уже отклонён или в работе по другому маршруту: уберите его из этого маршрута."
PAIR_IN_FORCE = frozenset({"active", "paused", "closing"})


@dataclass(frozen=True, kw_only=True)
class Parties:
    """Who must not sign: the teacher, the tutor, the teacher's mentors, under whichever of merged ids."""

    people: frozenset[UUID]

    def include(self, person_id: UUID | None) -> bool:
        """Whether a person is one of them."""
        return person_id is not None and person_id in self.people


def free_principals(principals: Iterable[UUID | None], *, parties: Parties) -> list[UUID | None]:
    """Those who sign for the school and are no party of the route."""
    return [one for one in principals if not parties.include(one)]


def signatory(principals: Collection[UUID | None], *, parties: Parties) -> str:
    """Who signs: the principal, or the methodist when every known principal is a party."""
    return "methodist" if principals and not free_principals(principals, parties=parties) else "principal"


def check_signature(
    person_id: UUID | None, *, parties: Parties, is_principal: bool, deputises: bool, principal_free: bool
) -> None:
    """Raise NotYours unless this person signs for the school or deputises for a party principal."""
    if parties.include(person_id):
        raise NotYours
    if is_principal or (deputises and not principal_free):
        return
    raise NotYours(
        "Утверждает директор школы педагога; методист — только если директор сам участник маршрута."
    )


def awaits(state: str, *, submitted: bool, signed_by: str) -> str | None:
    """Whose move it is; null when the route simply goes on or is over."""
    if state == "draft":
        return "teacher" if submitted else "tutor"
    if state == "pending_approval":
        return signed_by
    return "tutor" if state in {"agreed", "returned", "completed"} else None


def check_basis(*, deficits: int, request: str) -> None:
    """Raise unless the route answers a confirmed deficit or a written request."""
    if not deficits and not request.strip():
        raise IncompleteRoute(
            "Маршрут строится на подтверждённом дефиците или на письменном запросе педагога."
        )


def check_answerable(deficit_states: Iterable[str]) -> None:
    """Raise if a deficit of the route was dismissed meanwhile, or another route is at work on it."""
    if set(deficit_states) - ANSWERABLE:
        raise IncompleteRoute(STALE)


def check_plan(deficit_ids: Iterable[UUID], *, step_deficits: Iterable[Collection[str]]) -> None:
    """Raise unless there are steps and every deficit of the route has at least one."""
    served = [{str(one) for one in ids} for ids in step_deficits]
    if not served:
        raise IncompleteRoute("В маршруте нет ни одного шага.")
    missing = {str(one) for one in deficit_ids} - set().union(*served)
    if missing:
        raise IncompleteRoute(
            f"Есть дефициты без единого шага: {len(missing)}. Добавьте шаги и отправьте снова."
        )


def check_said(unsaid: Sequence[str]) -> None:
    """Raise with all that is missing at once: nobody agrees to what is not written."""
    if unsaid:
        raise IncompleteRoute(" ".join(unsaid))


def check_day(name: str, day: date, *, today: date, earliest: Iterable[date | None]) -> None:
    """Raise Invalid unless a decision lies between what it stands on and today."""
    first = max((one for one in earliest if one), default=day)
    if day > today:
        raise Invalid(fields={name: ["Этот день ещё не наступил."]})
    if day < first:
        raise Invalid(fields={name: [f"Не раньше {long_date(first)}: раньше для этого не было оснований."]})


def check_period(starts_on: date | None, planned_until: date | None) -> None:
    """Raise Invalid when the route ends before it starts."""
    if starts_on and planned_until and planned_until < starts_on:
        raise Invalid(fields={"planned_until": ["Окончание раньше начала."]})


def check_due(due_on: date | None, *, starts_on: date | None, planned_until: date | None) -> None:
    """Raise Invalid unless a step's date lies within the route."""
    if due_on is None:
        return
    if (starts_on and due_on < starts_on) or (planned_until and due_on > planned_until):
        raise Invalid(fields={"due_on": ["Срок шага должен лежать внутри срока маршрута."]})


def check_steps_done(steps: Iterable[tuple[bool, str]]) -> None:
    """Raise unless every required step is accepted."""
    left = sum(required and state != "accepted" for required, state in steps)
    if left:
        raise IncompleteRoute(f"Не приняты обязательные шаги: {left}.")

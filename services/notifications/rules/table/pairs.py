"""What pairs ask: consents, an order, an ending."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from services.notifications.rules.recipients import Recipient, curator, persons, principal
from services.notifications.rules.rule import Rule
from shared.contracts.mentorship import PairChanged

PAIR = "/mentorship/pairs/{id}"


def _pair_names(event: PairChanged) -> dict[str, UUID | None]:
    return {"mentor": event.mentor_id, "mentee": event.mentee_id}


def _entered(*states: str) -> Callable[[PairChanged], date | None]:
    """Since when a pair is in one of the states without a break."""

    def since(event: PairChanged) -> date | None:
        day = None
        for mark in reversed(event.states):
            if mark.state not in states:
                break
            day = mark.since
        return day

    return since


def _finisher(event: PairChanged) -> list[Recipient]:
    """Whoever sees the pair to its end: the curator of the school that keeps its papers."""
    if event.mentor_id is None:
        return curator(organization_id=event.mentee_organization_id, of_person_id=event.mentee_id)
    return curator(organization_id=event.mentor_organization_id, of_person_id=event.mentor_id)


def _employer(event: PairChanged) -> list[Recipient]:
    """The mentor's employer keeps the papers (ст. 351.8 ТК РФ); an external mentor's mentee's does."""
    if event.mentor_id is None:
        return principal(organization_id=event.mentee_organization_id, of_person_id=event.mentee_id)
    return principal(organization_id=event.mentor_organization_id, of_person_id=event.mentor_id)


RULES: tuple[Rule, ...] = (
    Rule(
        name="pair_consent",
        event=PairChanged,
        when=lambda event: event.state == "proposed",
        audience=lambda event: persons(event.mentor_id),
        title="Вас предлагают наставником",
        text=("Наставляемый: {mentee}", "нужно ваше письменное согласие"),
        people=_pair_names,
        since=_entered("proposed"),
        link=PAIR,
    ),
    Rule(
        name="pair_consents_missing",
        event=PairChanged,
        when=lambda event: event.state in {"proposed", "consents_pending"},
        audience=_employer,
        title="Пара ждёт согласий",
        text=("Наставник: {mentor}", "наставляемый: {mentee}"),
        people=_pair_names,
        since=_entered("proposed", "consents_pending"),
        link=PAIR,
        look="Внести согласия",
    ),
    Rule(
        name="pair_order_missing",
        event=PairChanged,
        when=lambda event: event.state == "ready_for_order",
        audience=_employer,
        title="Пара ждёт приказа",
        text=("Согласия получены", "наставник: {mentor}", "наставляемый: {mentee}"),
        people=_pair_names,
        since=_entered("ready_for_order"),
        link=PAIR,
        look="Внести приказ",
    ),
    Rule(
        name="pair_closing",
        event=PairChanged,
        when=lambda event: event.state == "closing",
        audience=_finisher,
        title="Пара завершается",
        text=("Оформите завершение", "наставник: {mentor}", "наставляемый: {mentee}"),
        people=_pair_names,
        since=_entered("closing"),
        link=PAIR,
        look="Оформить завершение",
    ),
)

"""What pairs ask: consents, an order, an ending."""

from collections.abc import Callable
from datetime import date

from services.notifications.rules.recipients import Recipient, curator, persons, principal
from services.notifications.rules.rule import Rule
from services.notifications.rules.table.pairing import PAIR, Party, of_employer, pair_names
from shared.contracts.mentorship import PairChanged


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


def _parties(event: PairChanged) -> dict[str, Party]:
    return {
        "mentor": (event.mentor_id, event.mentor_organization_id),
        "mentee": (event.mentee_id, event.mentee_organization_id),
    }


def _finisher(event: PairChanged) -> list[Recipient]:
    """Whoever sees the pair to its end."""
    return of_employer(curator, **_parties(event))


def _employer(event: PairChanged) -> list[Recipient]:
    return of_employer(principal, **_parties(event))


RULES: tuple[Rule, ...] = (
    Rule(
        name="pair_consent",
        purpose="Попросить у наставника письменное согласие (ст. 351.8 ТК РФ)",
        event=PairChanged,
        when=lambda event: event.state == "proposed",
        audience=lambda event: persons(event.mentor_id),
        title="Вас предлагают наставником",
        text=("Наставляемый: {mentee}", "нужно ваше письменное согласие"),
        people=pair_names,
        since=_entered("proposed"),
        link=PAIR,
    ),
    Rule(
        name="pair_consents_missing",
        purpose="Директор вносит согласия, без которых пару нельзя начать",
        event=PairChanged,
        when=lambda event: event.state in {"proposed", "consents_pending"},
        audience=_employer,
        title="Пара ждёт согласий",
        text=("Наставник: {mentor}", "наставляемый: {mentee}"),
        people=pair_names,
        since=_entered("proposed", "consents_pending"),
        link=PAIR,
        look="Внести согласия",
    ),
    Rule(
        name="pair_order_missing",
        purpose="Директор вносит приказ: без него пара не начинает работу",
        event=PairChanged,
        when=lambda event: event.state == "ready_for_order",
        audience=_employer,
        title="Пара ждёт приказа",
        text=("Согласия получены", "наставник: {mentor}", "наставляемый: {mentee}"),
        people=pair_names,
        since=_entered("ready_for_order"),
        link=PAIR,
        look="Подготовить приказ",
    ),
    Rule(
        name="pair_closing",
        purpose="Куратор оформляет завершение пары",
        event=PairChanged,
        when=lambda event: event.state == "closing",
        audience=_finisher,
        title="Пара завершается",
        text=("Оформите завершение", "наставник: {mentor}", "наставляемый: {mentee}"),
        people=pair_names,
        since=_entered("closing"),
        link=PAIR,
        look="Оформить завершение",
    ),
)

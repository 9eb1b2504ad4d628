"""From a proposal to an active pair: proposing, consents, the order (ст. 351.8 ТК РФ)."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.mentorship import queries, rules
from services.mentorship.actions.announcing import announce_pair, announce_session, enter_state, pair_event
from services.mentorship.errors import (
    ConsentMissing,
    NotYours,
    SamePerson,
    SecondActivePair,
    WrongDate,
    WrongState,
)
from services.mentorship.models import Consent, Pair, PairSession
from shared import roster
from shared.errors import Forbidden, Invalid
from shared.outbox import emit
from shared.permissions import Actor, Scope

PLAIN = ("form", "kind", "goal", "subject", "starts_on", "planned_until", "group_id", "replaces_id")


def party_columns(
    party: str, *, person_id: UUID | None, name: str, organization_id: UUID | None, text: str
) -> dict[str, Any]:
    """Columns of one party; an external person is known by name and organization."""
    key = str(person_id) if person_id else rules.external_key(name, text or str(organization_id or ""))
    return {
        f"{party}_id": person_id,
        f"{party}_name": "" if person_id else " ".join(name.split()),
        f"{party}_organization_id": organization_id,
        f"{party}_organization_text": " ".join(text.split()),
        f"{party}_key": key,
    }


def _party(
    session: Session, party: str, *, municipality_id: UUID, on: date, given: dict[str, Any]
) -> dict[str, Any]:
    """Check one proposed party and place a known person at the main place of work."""
    person_id: UUID | None = given.get(f"{party}_id")
    name: str = given.get(f"{party}_name", "")
    organization_id: UUID | None = given.get(f"{party}_organization_id")
    if person_id is None and not name.strip():
        raise Invalid(fields={f"{party}_id": ["Выберите человека или укажите имя внешнего участника."]})
    if person_id is not None:
        person = roster.people(session, [person_id]).get(person_id)
        if person is None or person.municipality_id != municipality_id:
            raise Invalid(fields={f"{party}_id": ["Такого человека нет."]})
        organization_id = roster.main_organization_on(session, person_id=person_id, as_of=on)
    text: str = given.get(f"{party}_organization_text", "")
    if person_id is None and organization_id is None and text:
        organization_id = queries.organization_named(session, municipality_id=municipality_id, text=text)
    return party_columns(party, person_id=person_id, name=name, organization_id=organization_id, text=text)


def propose_pair(session: Session, *, actor: Actor, now: datetime, today: date, **given: Any) -> Pair:
    """Propose a pair; it works only after the consents and the order."""
    scope = queries.reach(session, actor=actor, permission="pair.propose")
    municipality_id = actor.municipality_id
    if municipality_id is None:
        raise Forbidden
    until: date | None = given.get("planned_until")
    if until is not None and until < given["starts_on"]:
        raise WrongDate(fields={"planned_until": ["Окончание раньше начала."]})
    parties: dict[str, Any] = {}
    for party in rules.PARTIES:
        parties |= _party(session, party, municipality_id=municipality_id, on=today, given=given)
    plain = {name: given[name] for name in PLAIN if name in given}
    pair = Pair(municipality_id=municipality_id, version=1, order_number="", **(plain | parties))
    enter_state(pair, state="proposed", since=today, now=now)
    _check_people(session, pair)
    _check_reach(scope, pair)
    session.add(pair)
    session.flush()
    emit(session, pair_event(pair))
    return pair


def _check_people(session: Session, pair: Pair) -> None:
    known = queries.identities(session, municipality_id=pair.municipality_id)
    if pair.mentor_key == pair.mentee_key or known.same(pair.mentor_id, pair.mentee_id):
        raise SamePerson
    if queries.rivals(session, pair=pair):
        raise SecondActivePair


def _check_reach(scope: Scope, pair: Pair) -> None:
    """A principal proposes pairs of their own school only."""
    places = (pair.mentor_organization_id, pair.mentee_organization_id)
    if not any(scope.covers(municipality_id=pair.municipality_id, organization_id=one) for one in places):
        raise NotYours("Предложить можно только пару с педагогом своей организации.")


def consenting(session: Session, *, actor: Actor, pair_id: UUID, party: str) -> Pair:
    """Find the pair to which somebody may bring this party's consent; locked."""
    scope = queries.reach(session, actor=actor, permission="pair.consent")
    pair = queries.get_pair(session, pair_id=pair_id, scope=scope, lock=True)
    is_own = queries.role_in(session, pair=pair, actor=actor) == party
    if not is_own and not queries.manages(session, pair=pair, scope=scope):
        raise NotYours("Согласие даёт сам участник пары.")
    return pair


def give_consent(
    session: Session,
    *,
    actor: Actor,
    now: datetime,
    today: date,
    pair_id: UUID,
    party: str,
    given_on: date,
    document: str = "",
) -> Pair:
    """Record a written consent: one's own, or the paper of another by those who manage the pair."""
    pair = consenting(session, actor=actor, pair_id=pair_id, party=party)
    _check_consent(pair, party=party, given_on=given_on, today=today)
    pair.consents.append(Consent(party=party, given_on=given_on, document=document))
    for state in _after_consents(session, pair):
        enter_state(pair, state=state, since=today, now=now)
    announce_pair(session, pair)
    return pair


def _after_consents(session: Session, pair: Pair) -> list[str]:
    municipality = queries.municipality_of(session, municipality_id=pair.municipality_id)
    given = {consent.party for consent in pair.consents}
    required = municipality.mentee_consent_required
    return rules.state_after_consents(pair.state, given=given, mentee_required=required)


def _check_consent(pair: Pair, *, party: str, given_on: date, today: date) -> None:
    if given_on > today:
        raise WrongDate("Дата согласия ещё не наступила.", fields={"given_on": ["Дата в будущем."]})
    if any(consent.party == party for consent in pair.consents):
        raise WrongState("Это согласие уже получено.")
    if not rules.TRANSITIONS[pair.state]:
        raise WrongState(f"Пара {rules.PAIR_STATES[pair.state]}: согласие больше не нужно.")


def order_pair(
    session: Session,
    *,
    actor: Actor,
    now: datetime,
    today: date,
    pair_id: UUID,
    order_number: str,
    order_date: date,
    starts_on: date | None = None,
) -> Pair:
    """Record the order: the pair is active from its start, and no second one of the same two is."""
    scope = queries.reach(session, actor=actor, permission="pair.order")
    pair = queries.get_pair(session, pair_id=pair_id, scope=scope, lock=True)
    check_signatory(session, pair=pair, actor=actor)
    if pair.state not in rules.OPEN:  # a paused pair becomes active too, but by going on
        raise WrongState(f"Пара {rules.PAIR_STATES[pair.state]}: приказ вносят до начала работы.")
    _check_consents(session, pair)
    begun = starts_on or pair.starts_on
    rules.check_order(order_date=order_date, starts_on=begun, planned_until=pair.planned_until, today=today)
    pair.starts_on = begun
    if queries.rivals(session, pair=pair):
        raise SecondActivePair
    pair.order_number, pair.order_date = order_number, order_date
    enter_state(pair, state="active", since=begun, now=now)
    announce_pair(session, pair)
    _announce_marks(session, pair)
    return pair


def check_signatory(session: Session, *, pair: Pair, actor: Actor) -> None:
    """Nobody signs the order of their own pair: for a principal who is the mentor the methodist does."""
    if queries.role_in(session, pair=pair, actor=actor) is not None:
        another = "другой методист" if actor.has_role("methodist") else "методист"
        raise NotYours(f"Приказ о паре, в которой вы участвуете, вносит {another}.")


def _check_consents(session: Session, pair: Pair) -> None:
    if pair.state not in ("proposed", "consents_pending"):
        return
    given = {consent.party for consent in pair.consents}
    if "mentor" not in given:
        raise ConsentMissing
    municipality = queries.municipality_of(session, municipality_id=pair.municipality_id)
    if municipality.mentee_consent_required and "mentee" not in given:
        raise ConsentMissing("Нет письменного согласия наставляемого.")


def _announce_marks(session: Session, pair: Pair) -> None:
    """Tell again of sessions that the order makes no longer «до приказа»."""
    query = select(PairSession).where(
        PairSession.pair_id == pair.id, PairSession.session_date >= pair.order_date
    )
    for row in session.scalars(query).all():
        announce_session(session, row)

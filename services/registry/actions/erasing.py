"""Erasing a person (152-ФЗ ст. 20, 21): who they were is gone, that somebody was there stays for figures."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from services.registry.actions.erasing_files import forget_files
from services.registry.actions.publish import advance, change, publish
from services.registry.actions.publishing import account_changed, young_rules, young_while_working
from services.registry.models import (
    Account,
    ErasedMark,
    IdentityQuestion,
    ImportChange,
    IssuedToken,
    Membership,
    Municipality,
    Organization,
    Person,
    PersonMerge,
    ProcessingConsent,
    RecoveryCode,
    TwoFactor,
)
from services.registry.queries import cards_of, survivor
from services.registry.rules.erasing import clipped, fingerprints
from shared.contracts.registry import PersonChanged
from shared.erasing import ERASED, scrub
from shared.keys import Keys
from shared.outbox import emit_tombstone
from shared.tokens import keep_account_state


def erase_person(session: Session, *, person: Person, keys: Keys, now: datetime) -> list[UUID]:
    """Erase a person under every card that was ever theirs; gives the ids, which stay."""
    place = session.get_one(Municipality, person.municipality_id)
    today = now.astimezone(ZoneInfo(place.timezone)).date()
    cards = cards_of(session, survivor(session, person_id=person.id))
    left = [one for one in cards if one.erased_on is None]
    for card in left:
        _remember(session, card, keys=keys, today=today)
        forget_files(session, card, keys=keys)
        scrub(session, person_id=card.id, words=(card.last_name, card.email))
        _forget(session, card)
        _leave(session, card, today=today)
        _blank(session, card, today=today)
        _tell(session, card)
    return [one.id for one in left]


def _remember(session: Session, card: Person, *, keys: Keys, today: date) -> None:
    """Keep what tells the same person in a later file, and nothing that tells who it was."""
    snils = keys.decrypt_snils(card.snils) if card.snils else None
    known = fingerprints(keys.fingerprint, snils=snils, name_key=card.name_key, birth_date=card.birth_date)
    place = {"municipality_id": card.municipality_id, "person_id": card.id, "erased_on": today}
    session.add_all(ErasedMark(fingerprint=one, **place) for one in sorted(known))


def _forget(session: Session, card: Person) -> None:
    """Drop what is kept of the person beside the card: questions, what merges and imports changed."""
    asked = or_(IdentityQuestion.person_id == card.id, IdentityQuestion.candidate_id == card.id)
    session.execute(delete(IdentityQuestion).where(asked))
    merged = or_(PersonMerge.person_id == card.id, PersonMerge.into_id == card.id)
    session.execute(update(PersonMerge).where(merged).values(filled={}))
    theirs = select(Membership.id).where(Membership.person_id == card.id)
    kept = or_(ImportChange.aggregate_id == card.id, ImportChange.aggregate_id.in_(theirs))
    session.execute(delete(ImportChange).where(kept))


def _leave(session: Session, card: Person, *, today: date) -> None:
    """End what the person was: a member, somebody who agreed, a curator, somebody who signs in."""
    for one in session.scalars(select(Membership).where(Membership.person_id == card.id)).all():
        ends = min(one.until or today, today)
        blank = {"role": "", "order_number": "", "order_date": None}
        change(session, one, blank | {"until": max(ends, one.since or ends)})
    open_ones = select(ProcessingConsent).where(
        ProcessingConsent.person_id == card.id, ProcessingConsent.withdrawn_on.is_(None)
    )
    for consent in session.scalars(open_ones).all():
        change(session, consent, {"withdrawn_on": max(today, consent.given_on)})
    for school in session.scalars(select(Organization).where(Organization.curator_id == card.id)).all():
        change(session, school, {"curator_id": None})
    for account in session.scalars(select(Account).where(Account.person_id == card.id)).all():
        _close(session, account)


def _close(session: Session, account: Account) -> None:
    account.login, account.email = f"{account.id}@erased.invalid", None
    for kept in (IssuedToken, TwoFactor, RecoveryCode):
        session.execute(delete(kept).where(kept.account_id == account.id))
    account.password_hash = account.invitation_hash = account.invited_at = None
    account.state = "disabled"
    account.grants = []
    advance(session, account)
    keep_account_state(session, account_changed(account))


def _blank(session: Session, card: Person, *, today: date) -> None:
    rules = young_rules(session.get_one(Municipality, card.municipality_id))
    known = card.birth_date is not None and card.experience_from is not None
    young = [
        {"rule_version": one.rule_version, "since": left[0], "until": left[1]}
        for one in young_while_working(card, rules)
        if (left := clipped((one.since, one.until), today))
    ]
    card.erased_young = msgspec.to_builtins(young) if known else None
    card.erased_on = today
    card.last_name, card.first_name, card.middle_name, card.name_key = ERASED, "", "", ""
    card.birth_date = card.experience_from = card.snils = card.snils_index = card.email = None
    card.absences = []
    for work in list(card.employments):
        left = clipped((work.since, work.until), today)
        if left is None:
            card.employments.remove(work)
            continue
        work.until = left[1]
        work.position, work.subjects, work.rate = "", [], None


def _tell(session: Session, card: Person) -> None:
    """Take back what was told of them, then tell what is left."""
    card.version += 1
    session.flush()
    emit_tombstone(session, PersonChanged, subject=card.id, version=card.version)
    card.version += 1
    publish(session, card)

"""The legal file of a pair (ст. 351.8 ТК РФ): which papers there are, who brings the others, since when."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from services.mentorship.models import Consent, Pair
from services.mentorship.rules.facts import has_order
from services.mentorship.rules.pairs import OPEN, PARTIES, TRANSITIONS
from services.mentorship.rules.wording import days
from services.mentorship.rules.words import PARTY_GENITIVE
from shared.russian import short_date

WHY_ORDER = "Без приказа пара не войдёт в показатели 3 и 6."


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A paper of the pair; `wanted` says that it can be brought now."""

    kind: str
    title: str
    done: bool
    words: str
    note: str = ""
    wanted: bool = False


def legal_file(
    pair: Pair, *, who: Mapping[str, str], mentee_required: bool, today: date
) -> tuple[Paper, ...]:
    """The papers in the order they come; `who` names whose move each is: mentor, mentee, order."""
    given = {consent.party: consent for consent in pair.consents}
    needed = [party for party in PARTIES if party == "mentor" or mentee_required or party in given]
    consents = [_consent(pair, party, given.get(party), who=who[party], today=today) for party in needed]
    return (*consents, _order(pair, waits_for=missing_consents(pair, mentee_required), who=who, today=today))


def missing_consents(pair: Pair, mentee_required: bool) -> list[str]:
    """Whose consent the order still waits for."""
    given = {consent.party for consent in pair.consents}
    return [party for party in PARTIES if party not in given and (party == "mentor" or mentee_required)]


def _consent(pair: Pair, party: str, consent: Consent | None, *, who: str, today: date) -> Paper:
    title = f"Согласие {PARTY_GENITIVE[party]}"
    if consent is not None:
        words = f"получено {short_date(consent.given_on)}"
        return Paper(kind=party, title=title, done=True, words=words, note=consent.document)
    wanted = bool(TRANSITIONS[pair.state])
    if pair.state in OPEN:
        note = _waiting(who, pair.states[0].since, today)
    else:
        moved = f"За кем: {who} · с {short_date(pair.starts_on)}."
        note = f"{moved} Пара работает по приказу, согласие к делу не приложено." if wanted else ""
    return Paper(kind=party, title=title, done=False, words="нет", note=note, wanted=wanted)


def _order(pair: Pair, *, waits_for: Collection[str], who: Mapping[str, str], today: date) -> Paper:
    if has_order(pair) and pair.order_date:
        words = f"№ {pair.order_number} от {short_date(pair.order_date)}"
        note = f"Пара работает с {short_date(pair.starts_on)}."
        return Paper(kind="order", title="Приказ", done=True, words=words, note=note)
    wanted = "active" in TRANSITIONS[pair.state] and pair.state in OPEN and not waits_for
    note = ""
    if wanted:
        note = f"{_waiting(who['order'], pair.states[-1].since, today)} {WHY_ORDER}"
    elif pair.state in OPEN:
        note = f"Издаётся после согласий. {WHY_ORDER}"
    return Paper(
        kind="order", title="Приказ", done=False, words="нет номера и даты", note=note, wanted=wanted
    )


def _waiting(who: str, since: date, today: date) -> str:
    passed = (today - since).days
    waited = f"ждём {days(passed)}, с {short_date(since)}" if passed > 0 else "попросили сегодня"
    return f"За кем: {who} · {waited}."

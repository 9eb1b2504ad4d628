"""What keeps a document from being issued: what is missing, who must do it, since when, and where."""

from collections.abc import Iterator
from datetime import date

from services.mentorship.rules.documents.facts import Blocker, LegalFacts
from services.mentorship.rules.documents.plan_blocking import of_programme, of_report
from services.mentorship.rules.facts import has_order
from services.mentorship.rules.pairs import OPEN, PARTIES
from services.mentorship.rules.words import PARTY_GENITIVE
from shared.russian import short_date

DOCUMENTS = {
    "consent_mentor": "Согласие наставника",
    "consent_mentee": "Согласие наставляемого",
    "agreement": "Дополнительное соглашение",
    "order": "Приказ",
    "programme": "Персонализированная программа",
    "report": "Отчёт о работе пары",
    "ending": "Приказ о прекращении",
}
JOURNALS = {
    "order": "Приказы",
    "agreement": "Дополнительные соглашения",
    "consent": "Согласия",
    "programme": "Программы",
    "report": "Отчёты",
}
JOURNAL_OF = {
    "consent_mentor": "consent",
    "consent_mentee": "consent",
    "agreement": "agreement",
    "order": "order",
    "ending": "order",
    "programme": "programme",
    "report": "report",
}
ENDED = ("closing", "completed", "ended_early")


def blockers(kind: str, facts: LegalFacts) -> list[Blocker]:
    """Everything in the way of a document of this kind, in the order it is put right."""
    own = {
        "consent_mentor": _of_consent,
        "consent_mentee": _of_consent,
        "agreement": _of_agreement,
        "order": _of_order,
        "ending": _of_ending,
        "programme": of_programme,
        "report": of_report,
    }
    return [*own[kind](facts), *_of_people(kind, facts), *_of_signer(facts)]


def _asked(facts: LegalFacts) -> date:
    return facts.pair.states[0].since


def _of_signer(facts: LegalFacts) -> Iterator[Blocker]:
    """Printing outside the dates of the signer's authority is blocked."""
    if facts.signer is not None:
        return
    text = "Не указано, кто подписывает документы организации."
    if facts.known_signers:
        day = short_date(facts.on)
        text = f"На {day} полномочия подписанта не действуют: исправьте даты или укажите другого."
    yield Blocker(
        code="signer", text=text, who=facts.who["office"], href=facts.office_href, action="Указать подписанта"
    )


def _of_people(kind: str, facts: LegalFacts) -> Iterator[Blocker]:
    if kind in ("ending", "report"):
        return
    if facts.is_same_person:
        yield Blocker(
            code="self", text="Наставник и наставляемый — один и тот же человек.", who=facts.who["office"]
        )
    for party in PARTIES:
        left, until = facts.left_on[party], facts.contract_until[party]
        name = facts.who[party]
        if left is not None and left < facts.on:
            yield Blocker(
                code="dismissed",
                text=f"{name}: работа в организации закончена {short_date(left)}.",
                who=facts.who["office"],
                since=left,
                href=f"{facts.here}/ending",
                action="Завершить пару",
            )
        elif until is not None and (facts.pair.planned_until is None or facts.pair.planned_until > until):
            yield Blocker(
                code="contract",
                text=f"Срок пары выходит за трудовой договор: {name}, договор до {short_date(until)}.",
                who=facts.who["office"],
            )


def _of_consent(facts: LegalFacts) -> Iterator[Blocker]:
    if facts.pair.state == "rejected":
        yield Blocker(code="rejected", text="Пара отклонена: согласие не нужно.", who=facts.who["office"])


def _consents(facts: LegalFacts) -> Iterator[Blocker]:
    given = {consent.party: consent.given_on for consent in facts.pair.consents}
    for party in PARTIES:
        if party == "mentee" and not facts.mentee_required and party not in given:
            continue
        whose = PARTY_GENITIVE[party]
        if party not in given:
            yield Blocker(
                code="consent",
                text=f"Нет письменного согласия {whose}.",
                who=facts.who[party],
                since=_asked(facts),
                href=f"{facts.here}/consents/{party}",
                action="Внести согласие",
            )
        elif given[party] > facts.on:
            yield Blocker(
                code="late_consent",
                text=f"Согласие {whose} дано {short_date(given[party])}, позже даты приказа.",
                who=facts.who["office"],
                since=given[party],
            )


def _of_order(facts: LegalFacts) -> Iterator[Blocker]:
    yield from _consents(facts)
    if facts.has_rival:
        yield Blocker(
            code="duplicate",
            text="Эти люди уже работают в паре в том же направлении в этот срок.",
            who=facts.who["office"],
        )
    if "order" in facts.issued:
        yield Blocker(
            code="duplicate", text="Приказ уже выпущен. Его отменяют новым.", who=facts.who["office"]
        )
    elif has_order(facts.pair) and not facts.corrects:
        yield Blocker(
            code="duplicate",
            text=f"Приказ уже внесён: № {facts.pair.order_number}. Второй приказ не нужен.",
            who=facts.who["office"],
        )
    elif facts.pair.state not in OPEN and not facts.corrects:
        yield Blocker(code="state", text="Пара уже не ждёт приказа.", who=facts.who["office"])
    yield from _previous(facts)
    yield from _employers(facts)


def _previous(facts: LegalFacts) -> Iterator[Blocker]:
    """An order of replacement ends the old pair: its last day and the reason are known first."""
    if facts.previous is not None and facts.previous.state not in ENDED:
        yield Blocker(
            code="previous",
            text="Окончание прежней пары ещё не записано.",
            who=facts.who["office"],
            href=f"/mentorship/pairs/{facts.previous.id}/ending",
            action="Завершить прежнюю пару",
        )


def _employers(facts: LegalFacts) -> Iterator[Blocker]:
    """Ст. 351.8 covers the employer's own worker: a mentor of another school needs another agreement."""
    if facts.one_employer or (facts.agreement and facts.agreement.outside_agreement):
        return
    yield Blocker(
        code="other_school",
        text="Наставник работает в другой организации, а статья 351.8 ТК РФ — о своём работнике. "
        "Нужен договор двух организаций.",
        who=facts.who["office"],
        since=_asked(facts),
        href=f"{facts.here}/agreement",
        action="Внести договор",
    )


def _of_agreement(facts: LegalFacts) -> Iterator[Blocker]:
    found, href = facts.agreement, f"{facts.here}/agreement"
    if found is not None and found.in_job_function:
        yield Blocker(
            code="in_job_function",
            text="Наставничество уже входит в трудовой договор: соглашение не нужно.",
            who=facts.who["office"],
        )
        return
    gaps = (
        ("terms", "содержание и форма работы", found and found.content and found.form_of_work),
        ("term", "срок", found and found.since and found.until),
    )
    for code, what, is_there in gaps:
        if not is_there:
            yield Blocker(
                code=code,
                text=f"В соглашении не указано: {what}.",
                who=facts.who["office"],
                since=_asked(facts),
                href=href,
                action="Заполнить условия",
            )
    if "mentor" not in {consent.party for consent in facts.pair.consents}:
        yield from (one for one in _consents(facts) if one.href.endswith("/mentor"))


def _of_ending(facts: LegalFacts) -> Iterator[Blocker]:
    if "ending" in facts.issued:
        yield Blocker(code="duplicate", text="Приказ о прекращении уже выпущен.", who=facts.who["office"])
    if facts.pair.state not in ENDED:
        yield Blocker(
            code="state",
            text="Окончание пары ещё не записано.",
            who=facts.who["office"],
            href=f"{facts.here}/ending",
            action="Завершить пару",
        )

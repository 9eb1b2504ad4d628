"""What keeps a programme or a closing report from being issued."""

from collections.abc import Iterator

from services.mentorship.models import Programme
from services.mentorship.rules.documents.facts import Blocker, LegalFacts
from services.mentorship.rules.pairs import PARTIES
from services.mentorship.rules.words import PARTY_GENITIVE


def of_programme(facts: LegalFacts) -> Iterator[Blocker]:
    """No plan, dates outside the pair, a released deficit without an activity, nobody agreed."""
    found, href = facts.programme, f"{facts.here}/programme"
    if found is None or not found.items:
        yield Blocker(
            code="programme",
            text="Программа не составлена.",
            who=facts.who["mentor"],
            href=href,
            action="Составить",
        )
        return
    last = facts.pair.planned_until
    outside = [
        one
        for one in found.items
        if one.due_on < facts.pair.starts_on or (last is not None and one.due_on > last)
    ]
    if outside:
        numbers = ", ".join(str(one.number) for one in outside)
        yield Blocker(
            code="dates",
            text=f"Сроки вне срока пары: № {numbers}.",
            who=facts.who["mentor"],
            href=href,
            action="Исправить",
        )
    if facts.free_deficits:
        yield Blocker(
            code="deficits",
            text="Есть открытый наставнику дефицит, на который нет мероприятия.",
            who=facts.who["mentor"],
            href=href,
            action="Добавить мероприятие",
        )
    yield from _unsigned(found, facts, href)


def _unsigned(found: Programme, facts: LegalFacts, href: str) -> Iterator[Blocker]:
    agreed = {"mentor": found.mentor_agreed_on, "mentee": found.mentee_agreed_on}
    for party in PARTIES:
        if agreed[party] is None and found.state == "draft":
            yield Blocker(
                code="agreed",
                text=f"Нет согласия {PARTY_GENITIVE[party]} с программой.",
                who=facts.who[party],
                href=href,
                action="Открыть программу",
            )
    if found.state == "draft":
        yield Blocker(
            code="approved",
            text="Программа не утверждена.",
            who=facts.who["office"],
            href=href,
            action="Открыть программу",
        )


def of_report(facts: LegalFacts) -> Iterator[Blocker]:
    """No report, or open activities unexplained in it."""
    href = f"{facts.here}/report"
    if not facts.has_report:
        yield Blocker(
            code="report", text="Отчёт не начат.", who=facts.who["mentor"], href=href, action="Начать отчёт"
        )
    for text in facts.report_gaps:
        yield Blocker(code="gap", text=text, who=facts.who["mentor"], href=href, action="Дополнить отчёт")

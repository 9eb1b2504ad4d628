"""Every worked case: told twice and out of order, the service must answer as was counted by hand."""

from collections.abc import Iterator
from random import Random
from typing import Any
from uuid import UUID

import pytest

from services.monitoring import queries
from services.monitoring.app import SERVICE
from services.monitoring.rules import INDICATORS, Facts, figure, is_interim, names, noun_of, verdict
from shared import roster
from tests.cases.worked import Answer, Case, cases
from tests.cases.worked.register import Storyteller
from tests.cases.worked.saying import tell
from tests.services.given import Alone, alone

CASES = cases()
LISTS = {"in": "counted", "out": "out", "unknown": "unknown", "apart": "apart"}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Alone]:
    """One service for all: each case is a municipality of its own."""
    with alone(SERVICE, tmp_path_factory.mktemp("worked")) as made:
        yield made


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_the_answer_is_that_counted_by_hand(service: Alone, case: Case) -> None:
    story, random = Storyteller(case.title), Random(case.title)
    for question in case.questions:
        events = tell(story, question.facts) * 2
        random.shuffle(events)
        service.hear(events)
        with service.database.read() as session:
            municipality = roster.municipality_by_code(session, code=case.title)
            facts = queries.facts_on(session, municipality_id=municipality.id, as_of=question.as_of)
            told = queries.indicators(session, municipality_code=case.title, as_of=question.as_of)
        interim = is_interim(municipality.reporting, question.as_of)
        for answer in question.answers:
            assert said(told["indicators"][answer.number - 1], answer) == expected(answer), question.as_of
            if answer.verdict:
                assert verdict_of(answer.number, facts, municipality, interim=interim) == answer.verdict
            assert_names(facts, answer, story)


def said(figure: dict[str, Any], answer: Answer) -> dict[str, object]:
    """What is said of an indicator, as far as the case asks."""
    percent = figure.get("percent")
    shown = "н/д" if percent is None else f"{percent:.1f}".replace(".", ",")
    return {
        "numerator": figure.get("numerator", figure.get("count")),
        "denominator": figure.get("denominator"),
        "shown": answer.shown and shown,
    }


def verdict_of(number: int, facts: Facts, municipality: roster.Municipality, *, interim: bool) -> str:
    """The words beside the figure."""
    indicator = INDICATORS[number - 1]
    threshold = {one["indicator"]: one["percent"] for one in municipality.thresholds}.get(number)
    found = figure(indicator, facts, threshold=threshold)
    return verdict(found, noun=noun_of(indicator, facts), interim=interim).words


def expected(answer: Answer) -> dict[str, object]:
    """The same as the case has it."""
    return {name: getattr(answer, name) for name in ("numerator", "denominator", "shown")}


def assert_names(facts: Facts, answer: Answer, story: Storyteller) -> None:
    """Whoever the case lists stands in that list alone, with that reason; a list it begins is whole."""
    found = names(INDICATORS[answer.number - 1], facts)
    for name, wanted in answer.lists.items():
        listed = {key_of(story, answer.number, subject): reason for subject, reason in wanted.items()}
        reasons = getattr(found, LISTS[name])
        assert set(reasons) == set(listed), name
        assert {one: reasons[one] for one, reason in listed.items() if reason} == {
            one: reason for one, reason in listed.items() if reason
        }


def key_of(story: Storyteller, number: int, name: str) -> UUID:
    """The id of an organization, a body or a person."""
    kinds = {1: "организация ", 2: "организация ", 3: "организация ", 9: "объединение "}
    return story.one(f"{kinds.get(number, '')}{name}")

"""Every worked case: told twice and out of order, the service must answer as was counted by hand."""

from collections.abc import Iterator
from random import Random
from uuid import UUID

import pytest

from services.monitoring import queries
from services.monitoring.app import SERVICE
from services.monitoring.rules import INDICATORS, names
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
            board = queries.board(session, municipality=municipality, as_of=question.as_of)
        for answer in question.answers:
            assert said(board.lines[answer.number - 1], answer) == expected(answer), question.as_of
            assert_names(board, answer, story)


def said(line: queries.Line, answer: Answer) -> dict[str, object]:
    """What the board says, as far as the case asks."""
    shown = "н/д" if line.figure.percent is None else f"{line.figure.percent:.1f}".replace(".", ",")
    return {
        "numerator": line.figure.numerator,
        "denominator": line.figure.denominator,
        "shown": answer.shown and shown,
        "verdict": answer.verdict and line.verdict.words,
    }


def expected(answer: Answer) -> dict[str, object]:
    """The same as the case has it."""
    return {name: getattr(answer, name) for name in ("numerator", "denominator", "shown", "verdict")}


def assert_names(board: queries.Board, answer: Answer, story: Storyteller) -> None:
    """Whoever the case lists stands in that list alone, with that reason; a list it begins is whole."""
    found = names(INDICATORS[answer.number - 1], board.facts)
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

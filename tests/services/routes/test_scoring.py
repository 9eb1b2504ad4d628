"""Scoring exactly as the instruments say: each with its own scale, nothing rounded before comparing."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from services.routes.actions.catalogue import read
from services.routes.errors import BadResult
from services.routes.rules import scoring
from services.routes.rules.deficits import achievements, outcome_of, proposed
from shared.topics import TOPICS

TEST4, SELF23, VISIT12 = read("test4"), read("self23"), read("visit12")
Levels = dict[tuple[str, str], str]


def levels(instrument: dict[str, Any], answers: dict[str, Any]) -> Levels:
    """Area and topic → level."""
    found = scoring.score_result(instrument["blocks"], instrument["scale"], answers)
    return {(one.area, one.topic): one.level for one in found}


def answered(instrument: dict[str, Any], score: int) -> dict[str, Any]:
    """Every item with one score, cut to its maximum."""
    return {
        item["code"]: min(score, item["max"]) for block in instrument["blocks"] for item in block["items"]
    }


def test_instruments_name_only_topics_of_the_catalogue() -> None:
    topics = {topic.code: topic.area for topic in TOPICS}
    for instrument, count in ((TEST4, 24), (SELF23, 23), (VISIT12, 12)):
        items = [item for block in instrument["blocks"] for item in block["items"]]
        assert len(items) == count
        assert all(topics[item["topic"]] == item["area"] for item in items)


def test_test4_has_eight_points_a_block_and_two_areas_in_the_last() -> None:
    assert [sum(item["max"] for item in block["items"]) for block in TEST4["blocks"]] == [8, 8, 8, 8]
    assert {item["area"] for item in TEST4["blocks"][3]["items"]} == {"communicative", "legal"}


def test_test4_levels_areas_and_a_single_task_only_hints() -> None:
    findings = scoring.score_result(TEST4["blocks"], TEST4["scale"], answered(TEST4, 1))
    by_key = {(one.area, one.topic): one for one in findings}
    assert by_key["subject", ""].value == "75"
    assert by_key["subject", ""].level == "medium"
    assert by_key["subject", "S5"].hint
    assert all(not one.topic for one in proposed(findings))
    both = proposed(findings, hinted_elsewhere={("subject", "S5")})
    assert ("subject", "S5") in {(one.area, one.topic) for one in both}


def test_test4_unanswered_is_zero_and_a_block_not_given_is_null() -> None:
    found = levels(TEST4, {"1.1": 1, "1.2": None})
    assert found["subject", ""] == "high"
    assert not any(area == "methodical" for area, _ in found)


@pytest.mark.parametrize(
    ("percent", "level"),
    [("80", "achievement"), ("79.999", "medium"), ("60", "medium"), ("59.999", "high"), ("0", "high")],
)
def test_percents_are_compared_unrounded(percent: str, level: str) -> None:
    row = {"area": "legal", "topic": "", "percent": Decimal(percent)}
    (finding,) = scoring.score_areas(TEST4["blocks"], TEST4["scale"], [row])
    assert finding.level == level


def test_two_experts_and_a_third_when_they_differ_by_two() -> None:
    assert scoring.expert_score([Decimal(1), Decimal(2)]) == Fraction(3, 2)
    assert scoring.expert_score([Decimal(0), Decimal(2), Decimal(1)]) == 1
    with pytest.raises(BadResult):
        scoring.expert_score([Decimal(0), Decimal(2)])


@pytest.mark.parametrize(
    ("scores", "level"),
    [
        ((1, 1, 1, 1, 0), "minimal"),
        ((1, 1, 1, 1, 1), "medium"),
        ((2, 2, 2, 1, 1), "medium"),
        ((2, 2, 2, 2, 1), "high"),
        ((1, 1, 1, None, None), "medium"),
    ],
)
def test_self23_means(scores: tuple[int | None, ...], level: str) -> None:
    answers = dict(zip(("P1", "P2", "P3", "P5", "P6"), scores, strict=True))
    assert levels(SELF23, answers)["psychological_pedagogical", ""] == level


def test_self23_needs_60_percent_answered_but_an_item_makes_its_topic() -> None:
    found = levels(SELF23, {"P1": 3, "P2": 2})
    assert found == {
        ("psychological_pedagogical", "P1"): "high",
        ("psychological_pedagogical", "P2"): "medium",
    }


def test_a_self_assessment_is_never_an_achievement() -> None:
    found = scoring.score_result(SELF23["blocks"], SELF23["scale"], answered(SELF23, 0))
    assert achievements(found) == []


def test_visit12_levels_an_area_only_from_three_criteria() -> None:
    found = levels(VISIT12, answered(VISIT12, 2))
    assert found == {("methodical", ""): "medium"}
    assert levels(VISIT12, answered(VISIT12, 3) | {"M1": 0})["methodical", "M1"] == "high"


def test_visit12_needs_nine_criteria() -> None:
    eight = dict(list(answered(VISIT12, 1).items())[:8])
    assert scoring.visit_percent(VISIT12["blocks"], VISIT12["scale"], eight) is None
    assert not any(topic == "" for _, topic in levels(VISIT12, eight))
    nine = dict(list(answered(VISIT12, 1).items())[:9])
    assert scoring.visit_percent(VISIT12["blocks"], VISIT12["scale"], nine) == Fraction(100, 3)


def test_visit12_asks_what_was_seen_for_low_criteria() -> None:
    with pytest.raises(BadResult) as refused:
        scoring.check_evidence(VISIT12["scale"], {"M1": 1, "M2": 2}, {})
    assert set(refused.value.fields) == {"evidence.M1"}


@pytest.mark.parametrize(
    "answers", [{"1.1": 2}, {"1.1": -1}, {"x": 1}, {"1.1": Decimal("0.5")}, {"1.1": [1, 1]}, {"1.1": None}]
)
def test_what_does_not_fit_is_refused(answers: dict[str, Any]) -> None:
    with pytest.raises(BadResult):
        levels(TEST4, answers)


def test_a_rediagnosis_says_only_what_it_measured() -> None:
    rows = [{"area": "legal", "percent": 85}, {"area": "subject", "percent": 61}]
    findings = scoring.score_areas(TEST4["blocks"], TEST4["scale"], rows)
    assert outcome_of(findings, area="legal", topic="") == "resolved"
    assert outcome_of(findings, area="subject", topic="") == "persists"
    assert outcome_of(findings, area="digital", topic="") is None

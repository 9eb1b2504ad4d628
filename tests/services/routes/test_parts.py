"""Results of whole blocks: an area by its own points, a block of two areas, what was not given."""

from fractions import Fraction

import pytest

from services.routes.actions.catalogue import read
from services.routes.errors import BadResult
from services.routes.rules.deficits import achievements, outcome_of, proposed
from services.routes.rules.parts import parts, score_parts

TEST4, SELF23 = read("test4"), read("self23")
BLOCKS, SCALE = TEST4["blocks"], TEST4["scale"]


def test_a_block_of_two_areas_may_be_given_whole_or_area_by_area() -> None:
    assert [(one.code, one.areas, one.most) for one in parts(BLOCKS)] == [
        ("1", ("subject",), 8),
        ("2", ("methodical",), 8),
        ("3", ("psychological_pedagogical",), 8),
        ("4", ("communicative", "legal"), 8),
        ("4/communicative", ("communicative",), 3),
        ("4/legal", ("legal",), 5),
    ]


def test_an_area_is_levelled_by_its_own_points() -> None:
    shares = {"1": Fraction(100 * 6, 8), "4/communicative": Fraction(100 * 3, 3), "4/legal": Fraction(20)}
    found = {one.area: (one.level, one.value, one.hint) for one in score_parts(BLOCKS, SCALE, shares)}
    assert found == {
        "subject": ("medium", "75", False),
        "communicative": ("achievement", "100", False),
        "legal": ("high", "20", False),
    }


def test_the_total_of_two_areas_is_a_hint_and_proposes_nothing() -> None:
    findings = score_parts(BLOCKS, SCALE, {"4": Fraction(50)})
    assert [(one.area, one.level, one.hint) for one in findings] == [
        ("communicative", "high", True),
        ("legal", "high", True),
    ]
    assert proposed(findings) == []
    assert achievements(score_parts(BLOCKS, SCALE, {"4": Fraction(100)})) == []
    assert [one.area for one in proposed(findings, hinted_elsewhere={("legal", "")})] == ["legal"]
    assert outcome_of(findings, area="legal", topic="") is None


def test_percents_of_parts_are_compared_unrounded() -> None:
    (below,) = score_parts(BLOCKS, SCALE, {"1": Fraction(7999, 100)})
    (reached,) = score_parts(BLOCKS, SCALE, {"1": Fraction(80)})
    assert (below.level, reached.level) == ("medium", "achievement")


def test_an_instrument_without_blocks_is_measured_by_areas() -> None:
    (finding,) = score_parts([], SCALE, {"digital": Fraction(171, 2)})
    assert (finding.area, finding.level, finding.value) == ("digital", "achievement", "85.5")


def test_a_self_assessment_has_no_points_of_blocks() -> None:
    with pytest.raises(BadResult):
        score_parts(SELF23["blocks"], SELF23["scale"], {"1": Fraction(50)})

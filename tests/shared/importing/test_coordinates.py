"""Coordinates as people copy them from maps; what is no place is refused in words."""

import pytest

from shared.importing.cells import BadCell
from shared.importing.coordinates import coordinates


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("52.513, 82.779", "52.513, 82.779"),
        ("52.513,82.779", "52.513, 82.779"),
        ("52,513 82,779", "52.513, 82.779"),
        ("52,513; 82,779", "52.513, 82.779"),
        ("52.513° 82.779°", "52.513, 82.779"),
        ("52, 82", "52, 82"),
        ("-10.5, -170.25", "-10.5, -170.25"),
        ("", None),
        (None, None),
    ],
)
def test_coordinates_are_read(written: str | None, read: str | None) -> None:
    assert coordinates(written) == read


@pytest.mark.parametrize(
    "written", ["село Верх-Уймон", "52.513", "152.5, 82.7", "52.5, 182.7", "52.5, 82.7, 1"]
)
def test_what_is_no_place_is_refused(written: str) -> None:
    with pytest.raises(BadCell, match="широта"):
        coordinates(written)

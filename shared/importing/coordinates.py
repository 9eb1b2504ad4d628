"""Coordinates of a place as maps show them: latitude and longitude in degrees."""

import math
import re

from shared.importing.cells import BadCell, plain, shown
from shared.importing.sheet import Cell

_PAIR = re.compile(r"(-?\d{1,2}[.,]\d+|-?\d{1,2})\s*°?\s*[,;\s]\s*(-?\d{1,3}[.,]\d+|-?\d{1,3})\s*°?")
NORTH_MOST, EAST_MOST = 90, 180
EARTH_KM = 6371.0


def coordinates(cell: Cell) -> str | None:
    """Read «52.513, 82.779» in one spelling; raises BadCell."""
    value = plain(cell)
    if not value:
        return None
    found = _PAIR.fullmatch(value)
    if found is None:
        raise BadCell(f"«{shown(cell)}» — нужны широта и долгота, например 52.513, 82.779")
    latitude, longitude = (float(part.replace(",", ".")) for part in found.groups())
    if abs(latitude) > NORTH_MOST or abs(longitude) > EAST_MOST:
        raise BadCell(f"«{shown(cell)}» — широта до {NORTH_MOST}, долгота до {EAST_MOST} градусов")
    return f"{latitude:.6g}, {longitude:.6g}"


def kilometres(one: str, other: str) -> float | None:
    """How far two places are as the crow flies, in kilometres; None where either is not known."""
    if not one or not other:
        return None
    (north, east), (to_north, to_east) = (_radians(place) for place in (one, other))
    half = (
        math.sin((to_north - north) / 2) ** 2
        + math.cos(north) * math.cos(to_north) * math.sin((to_east - east) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(math.sqrt(half))


def _radians(place: str) -> tuple[float, float]:
    latitude, longitude = place.split(",")
    return math.radians(float(latitude)), math.radians(float(longitude))

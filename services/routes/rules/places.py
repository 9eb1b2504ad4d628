"""What schools ordered of a topic, without names: places, hours, forms, when and how urgent."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from services.routes.rules.demand import ANY_TIME, PERIODS, STUDY_FORMS

Row = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Places:
    """How many places of how many schools, and in words how they are wanted."""

    count: int = 0
    schools: int = 0
    hours: str = ""
    forms: str = ""
    periods: str = ""
    urgent: int = 0


def places_by_topic(applications: Iterable[Sequence[Row]]) -> dict[str, Places]:
    """Sum up the newest application of each school; the key is the topic, or the area as a whole."""
    found: dict[str, list[tuple[int, Row]]] = defaultdict(list)
    for school, rows in enumerate(applications):
        for row in rows:
            found[row["topic"] or row["area"]].append((school, row))
    return {key: _places(rows) for key, rows in found.items()}


def _places(found: Sequence[tuple[int, Row]]) -> Places:
    rows = [row for _, row in found]
    return Places(
        count=len(rows),
        schools=len({school for school, _ in found}),
        hours=_range([row["hours"] for row in rows if row["hours"]]),
        forms=_shares(STUDY_FORMS[row["form"]] for row in rows),
        periods=_shares(PERIODS[row.get("period", ANY_TIME)] for row in rows),
        urgent=sum(row["priority"] == "high" for row in rows),
    )


def _range(hours: Sequence[int]) -> str:
    """«36», «16–72»; nothing where nobody said."""
    if not hours:
        return ""
    low, high = min(hours), max(hours)
    return f"{low}" if low == high else f"{low}–{high}"


def _shares(said: Iterable[str]) -> str:
    """«дистанционная»; of several «дистанционная (2), очная (1)», the most wanted first."""
    counted = Counter(said).most_common()
    if len(counted) == 1:
        return counted[0][0]
    return ", ".join(f"{words} ({number})" for words, number in counted)

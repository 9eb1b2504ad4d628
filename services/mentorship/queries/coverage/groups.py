"""Coverage broken down by school, by subject and by year of work, each group openable into its people.

`smallest` is how many are enough to speak of; None where people may be named, and nothing is hidden.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from services.mentorship import rules
from services.mentorship.queries.coverage.people import Row

Label = tuple[str, str]
MANY_SUBJECTS: Label = ("several", "несколько предметов")


@dataclass(frozen=True, kw_only=True)
class GroupLine:
    """A group of a map: a square a person, in the order of the states; none where nobody is named."""

    key: str
    title: str
    squares: tuple[str, ...]
    counts: Mapping[str, int | None]
    people: int

    @property
    def covered(self) -> int | None:
        """How many have a mentor."""
        return self.counts["covered"]

    @property
    def words(self) -> str:
        """The squares in words."""
        found = Counter(self.squares)
        return ", ".join(f"{rules.COVERAGE_NAMES[state]}: {number}" for state, number in found.items())


@dataclass(frozen=True, kw_only=True)
class Breakdown:
    """The groups that may be shown, and how many are not."""

    lines: Sequence[GroupLine]
    hidden: int


def by_school(people: Sequence[Row], *, smallest: int | None) -> Breakdown:
    """The schools by name."""
    return _broken(
        people, smallest=smallest, labels=lambda row: [(str(row.organization_id), row.organization)]
    )


def by_subject(people: Sequence[Row], *, smallest: int | None) -> Breakdown:
    """The subjects by name: who teaches several stands in each, apart where nobody may be recognised.

    Hiding small groups holds only when everybody stands in one of them.
    """
    return _broken(people, smallest=smallest, labels=_one_subject if smallest else subjects_of)


def by_year(people: Sequence[Row], *, smallest: int | None) -> Breakdown:
    """The first year of work, the second, the third, and what is beyond or not known."""
    return _broken(people, smallest=smallest, labels=lambda row: [rules.work_year(row.year)])


def subjects_of(row: Row) -> list[Label]:
    """The subjects of a person under which they are counted."""
    found = {rules.normalise(one): one for one in row.subjects}
    return list(found.items()) or [rules.NO_SUBJECT]


def _one_subject(row: Row) -> list[Label]:
    found = subjects_of(row)
    return found if len(found) == 1 else [MANY_SUBJECTS]


def _broken(
    people: Iterable[Row], *, smallest: int | None, labels: Callable[[Row], list[Label]]
) -> Breakdown:
    titles: dict[str, str] = {}
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in people:
        for key, title in labels(row):
            titles.setdefault(key, title)
            groups[key].append(row)
    counts = {key: rules.counts(row.standing for row in found) for key, found in groups.items()}
    shown = rules.open_schools(counts, smallest=smallest) if smallest else set(groups)
    lines = [
        _line(key, titles[key], groups[key], counts[key], smallest=smallest)
        for key in sorted(shown, key=lambda one: rules.normalise(titles[one]))
    ]
    return Breakdown(lines=lines, hidden=len(groups) - len(lines))


def _line(
    key: str, title: str, people: Sequence[Row], counts: Mapping[str, int], *, smallest: int | None
) -> GroupLine:
    if smallest:
        coarse = {name: counts[name] for name in ("covered", "young_teachers")}
        finer: dict[str, int | None] = dict.fromkeys(("stalled", "in_progress", "uncovered", "unknown"))
        return GroupLine(
            key=key, title=title, squares=(), counts=coarse | finer, people=counts["young_teachers"]
        )
    squares = sorted((row.standing.state for row in people), key=rules.STATES.index)
    return GroupLine(key=key, title=title, squares=tuple(squares), counts={**counts}, people=len(people))

"""Cover of young teachers as a snapshot has it: who is in a pair, who came to an event, who to neither."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from services.monitoring.rules.drafting import OFFICE, SCHOOLS, Telling, moves, term
from services.monitoring.rules.shares import percent
from services.monitoring.rules.snapshots import Frozen
from shared.russian import percent as shown_percent
from shared.russian import plural

MENTORING, SUPPORT = 6, 7
NAMED = 5


@dataclass(frozen=True, kw_only=True)
class Cover:
    """Counts of young teachers; `unknown` are those of whom it is not determined whether they are young."""

    young: int = 0
    paired: int = 0
    supported: int = 0
    neither: int = 0
    unknown: int = 0

    def __add__(self, other: "Cover") -> "Cover":
        return Cover(
            young=self.young + other.young,
            paired=self.paired + other.paired,
            supported=self.supported + other.supported,
            neither=self.neither + other.neither,
            unknown=self.unknown + other.unknown,
        )


def cover(frozen: Sequence[Frozen]) -> dict[UUID | None, Cover]:
    """The cover by the place people were counted at, from the lists of № 6 and № 7."""
    of = {one.number: one.lists for one in frozen}
    paired = {entry.subject for entry in of[MENTORING]["in"]}
    came = {entry.subject for entry in of[SUPPORT]["in"]}
    found: dict[UUID | None, Cover] = defaultdict(Cover)
    for entry in (*of[SUPPORT]["in"], *of[SUPPORT]["out"]):
        in_pair, at_event = entry.subject in paired, entry.subject in came
        found[entry.place] += Cover(
            young=1, paired=in_pair, supported=at_event, neither=not (in_pair or at_event)
        )
    for entry in of[SUPPORT]["unknown"]:
        found[entry.place] += Cover(unknown=1)
    return dict(found)


def draft_cover(whole: Cover, uncovered: Sequence[tuple[str, int]], *, told: Telling) -> str:
    """What the cover says; `uncovered` are the organizations with those who are in neither, by name."""
    if not whole.young:
        return "\n".join(["Молодых педагогов на дату нет: считать не из кого.", *_unknown(whole)])
    young = plural(whole.young, "молодой педагог", "молодых педагога", "молодых педагогов")
    paired, came = _of(whole.paired, whole), _of(whole.supported, whole)
    said = [f"На дату отчёта — {young}. В парах наставничества — {paired}, на мероприятиях — {came}."]
    if whole.neither:
        places = _first([f"{name} — {number}" for name, number in _most(uncovered)])
        said.append(f"Вне пар и мероприятий — {_of(whole.neither, whole)}: {places}.")
    else:
        said.append("Каждый состоит в паре или был на мероприятии.")
    shown = [one for one in told.figures if one.number in {MENTORING, SUPPORT}]
    return "\n".join([*said, *_unknown(whole), *moves(shown, told.former, told.since)])


def draft_cover_advice(whole: Cover, uncovered: Sequence[tuple[str, int]], *, told: Telling) -> str:
    """Whom to bring in, who does it and by when."""
    asked = []
    if alone := whole.young - whole.paired:
        asked.append(f"{SCHOOLS}: подобрать наставников тем, кто вне пар (всего {alone}).")
    if away := whole.young - whole.supported:
        asked.append(f"{OFFICE}: пригласить на мероприятия тех, кто не был (всего {away}).")
    if uncovered:
        names = ", ".join(name for name, _ in _most(uncovered)[:NAMED])
        asked.append(f"{OFFICE}: начать с организаций, где больше не охваченных ничем: {names}.")
    if whole.unknown:
        asked.append(f"{OFFICE}: внести недостающие даты рождения и начала стажа.")
    return "\n".join(f"{one} {term(told.due)}" for one in asked)


def _most(uncovered: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted(uncovered, key=lambda one: (-one[1], one[0]))


def _first(words: Sequence[str]) -> str:
    """The first few; how many more there are is said, the table has them all."""
    rest = len(words) - NAMED
    more = f" и ещё {plural(rest, 'организация', 'организации', 'организаций')}" if rest > 0 else ""
    return f"{', '.join(words[:NAMED])}{more}"


def _of(part: int, whole: Cover) -> str:
    return f"{part} ({shown_percent(percent(part, whole.young))})"


def _unknown(whole: Cover) -> list[str]:
    if not whole.unknown:
        return []
    people = plural(whole.unknown, "педагога", "педагогов", "педагогов")
    return [f"У {people} нет даты рождения или начала стажа: молоды ли они, не определено."]

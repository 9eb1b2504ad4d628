"""Who of the page is who in the register: a name decides only within the organization, and only alone."""

from collections import Counter
from collections.abc import Sequence

from services.registry.rules.staff_pages.jobs import job_changes, jobs_left_alone, openings
from services.registry.rules.staff_pages.known import Compared, Comparison, KnownPerson
from shared.importing.names import comparable
from shared.importing.staff_page import PersonName, StaffPage, StaffRow
from shared.russian import sort_key

ONLY_INITIALS = "на странице только инициалы: сверьте с реестром сами"
TWICE_ON_PAGE = "на странице два человека с этим ФИО: решите, кто есть кто"
TWICE_HERE = "в организации несколько человек с этим ФИО: решите, кто это"
ELSEWHERE = "человек с этим ФИО работает в организации {place}: переход, совместительство или однофамилец"
WAS_HERE = "человек с этим ФИО работал здесь по {day:%d.%m.%Y}: возвращение или однофамилец"
NAMESAKE = "в реестре есть человек с этим ФИО, сейчас он нигде не работает: решите, он ли это"
PART_OF_NAME = "в организации есть «{name}»: похоже, это тот же человек, но ФИО записано не полностью"
NOT_NAMED = "в реестре указана ещё работа: {positions}"


def compare(page: StaffPage, known: Sequence[KnownPerson]) -> Comparison:
    """Compare a page with the register; who is merely not named here stays in the register untouched."""
    on_page = Counter(row.name.key for row in page.people)
    rows = tuple(_compared(row, known, repeated=on_page[row.name.key] > 1) for row in page.people)
    names = [row.name for row in page.people] + [head.name for head in page.heads]
    left = [one for one in known if one.jobs and not any(_may_be(name, one) for name in names)]
    if not page.people:
        left = []  # a page that names nobody says of nobody that they left
    return Comparison(rows=rows, left=tuple(sorted(left, key=lambda one: sort_key(one.name))))


def _compared(row: StaffRow, known: Sequence[KnownPerson], *, repeated: bool) -> Compared:
    namesakes = [one for one in known if row.name.key in one.keys]
    here = [one for one in namesakes if one.jobs]
    if repeated:
        return Compared(row=row, match="unsure", note=TWICE_ON_PAGE)
    if row.name.abbreviated:
        return Compared(row=row, match="unsure", note=ONLY_INITIALS)
    if len(here) == 1:
        return _present(row, here[0])
    if note := TWICE_HERE if here else _doubt(row.name, namesakes, known):
        return Compared(row=row, match="unsure", note=note)
    return Compared(row=row, match="new", changes=openings(row.jobs))


def _present(row: StaffRow, person: KnownPerson) -> Compared:
    changes = job_changes(row.jobs, person.jobs)
    rest = jobs_left_alone(row.jobs, person.jobs, changes)
    note = NOT_NAMED.format(positions=", ".join(f"«{one.position}»" for one in rest)) if rest else ""
    return Compared(
        row=row, match="changed" if changes else "same", person=person, changes=changes, note=note
    )


def _doubt(name: PersonName, namesakes: Sequence[KnownPerson], known: Sequence[KnownPerson]) -> str:
    """Say what makes a name that nobody has in this organization less than new."""
    for one in namesakes:
        if one.elsewhere:
            return ELSEWHERE.format(place=one.elsewhere[0])
        return WAS_HERE.format(day=one.left_on) if one.left_on else NAMESAKE
    alike = next((one for one in known if one.jobs and _may_be(name, one)), None)
    return PART_OF_NAME.format(name=alike.name) if alike else ""


def _may_be(name: PersonName, one: KnownPerson) -> bool:
    """Whether a name may be this person's: equal, or one of the two without patronymic or with initials."""
    return name.key in one.keys or any(_alike(name, key) for key in one.keys)


def _alike(name: PersonName, key: str) -> bool:
    last, first, middle = (comparable(part) for part in (name.last, name.first, name.middle))
    known_first, _, known_middle = key.removeprefix(f"{last} ").partition(" ")
    if not key.startswith(f"{last} "):
        return False
    if name.abbreviated:
        return known_first.startswith(first) and known_middle.startswith(middle)
    return known_first == first and not (middle and known_middle)

"""What a person's word may apply: sure rows at once, weaker ones only when chosen by number, doubts never."""

from services.registry.rules.staff_pages.known import Compared

LONGEST_POSITION = 200
LONGEST_NAME = 100
NOT_PEDAGOGICAL = "«{post}» — должность не педагогическая, в реестр педагогов не переносится"
IN_A_LINE = "найден в строке текста, а не в таблице: проверьте и выберите эту строку явно"
NO_POST = "должность не указана: узнайте её и внесите человека сами"
A_SAMPLE = "это ФИО обычно стоит в образцах заполнения: проверьте и выберите эту строку явно"
SAMPLES = frozenset(
    {"иванов иван иванович", "иванова мария ивановна", "иванова анна ивановна", "петров петр петрович"}
)
TOO_LONG = "ФИО или должность длиннее, чем бывает: проверьте страницу"


def why_not(one: Compared, *, chosen: bool) -> str:
    """Say why a row of the page is not applied, or nothing; `chosen` when a person named this very row.

    A post that no list knows is pedagogical by the word of the page; one known to be another is not.
    """
    if one.match == "same":
        return ""
    if one.match == "unsure":
        return one.note
    if not one.row.jobs:
        return NO_POST
    if all(job.kind == "other" for job in one.row.jobs):
        return NOT_PEDAGOGICAL.format(post=one.row.post)
    if _too_long(one):
        return TOO_LONG
    return "" if chosen else _why_choose(one)


def _why_choose(one: Compared) -> str:
    """Say why a row waits to be chosen by itself."""
    if one.row.source == "line":
        return IN_A_LINE
    return A_SAMPLE if one.match == "new" and one.row.name.key in SAMPLES else ""


def _too_long(one: Compared) -> bool:
    name = one.row.name
    longest_name = max(len(part) for part in (name.last, name.first, name.middle))
    longest_post = max((len(change.job.position) for change in one.changes), default=0)
    return longest_name > LONGEST_NAME or longest_post > LONGEST_POSITION

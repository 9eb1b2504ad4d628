"""What a practice resolved, said so that nobody is recognised by it (domain: k)."""

from dataclasses import dataclass

from shared.russian import form_of, plural


@dataclass(frozen=True, kw_only=True)
class Tally:
    """Of how many people a step served the deficit, and how many of them closed it."""

    helped: int
    of: int


def is_small(number: int, *, smallest: int) -> bool:
    """Whether a figure speaks of so few that it speaks of each; a zero speaks of nobody."""
    return 0 < number < smallest


def open_words(one: Tally, *, smallest: int) -> str:
    """What everybody may read: exact only where neither those who closed it nor the others are few."""
    if one.of < smallest:
        return ""
    if is_small(one.helped, smallest=smallest) or is_small(one.of - one.helped, smallest=smallest):
        share = "больше половины" if one.helped * 2 > one.of else "не больше половины"
        return f"{_tried(one.of)}, закрыли дефицит {share}"
    return exact_words(one)


def exact_words(one: Tally) -> str:
    """What a tutor reads."""
    if not one.helped:
        return f"{_tried(one.of)}, дефицит пока не закрыл никто"
    if one.of == 1:
        return "помогла коллеге закрыть дефицит"
    if one.helped == one.of:
        return f"помогла закрыть дефицит всем: {one.of} из {one.of}"
    colleagues = form_of(one.of, "коллеги", "коллег", "коллег")
    return f"помогла закрыть дефицит {one.helped} из {one.of} {colleagues}"


def _tried(of: int) -> str:
    verb = form_of(of, "пробовал", "пробовали", "пробовали")
    return f"{verb} {plural(of, 'педагог', 'педагога', 'педагогов')}"

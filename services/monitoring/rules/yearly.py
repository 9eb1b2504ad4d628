"""The words of the yearly report drafted from the figures of the final snapshot (sosnovy-bor 3.4)."""

from collections.abc import Mapping, Sequence

from services.monitoring.rules.indicators import Figure
from shared.russian import percent, plural

DIRECTIONS: tuple[tuple[str, tuple[tuple[int, str], ...]], ...] = (
    ("Организации", ((1, "обучают управленческие команды"), (2, "имеют план развития кадров"))),
    ("Наставничество", ((3, "целевая модель в организациях"), (6, "педагоги в парах с приказом"))),
    (
        "Профессиональное развитие",
        ((4, "повышение квалификации за год"), (5, "индивидуальные образовательные маршруты")),
    ),
    ("Молодые педагоги", ((7, "участие в мероприятиях поддержки"),)),
    (
        "Сообщества и советы",
        (
            (9, "методических объединений и сообществ"),
            (8, "педагоги в сетевых сообществах"),
            (10, "педагоги в советах"),
        ),
    ),
)


def draft_work(figures: Sequence[Figure], *, counts: Mapping[str, int]) -> str:
    """What was done in the year, a paragraph each direction."""
    of = {one.number: one for one in figures}
    organizations = plural(counts["organizations"], "организация", "организации", "организаций")
    teachers = plural(counts["teachers"], "педагог", "педагога", "педагогов")
    everyone, young = counts["teachers_and_managers"], counts["young_teachers"]
    staff = f"{organizations}, {teachers}, вместе с руководителями {everyone}; молодых педагогов — {young}"
    told = [f"Кадры: {staff}."]
    for title, parts in DIRECTIONS:
        told.append(f"{title}: {'; '.join(f'{words} — {_said(of[number])}' for number, words in parts)}.")
    return "\n".join(told)


def _said(one: Figure) -> str:
    if one.denominator is None:
        return str(one.numerator)
    if one.denominator == 0:
        return "считать не из кого"
    return f"{one.numerator} из {one.denominator} ({percent(one.percent)})"

"""What a cell of a file says of a part of an instrument: points, «85,5%», 6 из 8, or «н/я»."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import permutations, product
from typing import Any

from services.routes.rules.measures import spelt
from services.routes.rules.parts import WHOLE, Part, parts
from services.routes.rules.wording import AREAS
from shared.importing.heading_forms import heading_form
from shared.importing.names import comparable

ABSENT = frozenset(
    {
        *("н/я", "н.я.", "ня", "неявка", "не явился", "не явилась", "отсутствовал", "отсутствовала"),
        *("#дел/0!", "#div/0!", "#н/д", "#n/a", "#знач!", "#value!", "#ссылка!", "#ref!"),
        *("н/д", "нет", "не проводилось", "не проводился", "не проводилась", "не проходил", "не проходила"),
    }
)
# «Нормативно-правовой», «Предметные компетенции»: areas as institutes call their blocks
ADJECTIVES = {
    "methodical": (("методическая", "методический", "методические"),),
    "subject": (("предметная", "предметный", "предметные"),),
    "psychological_pedagogical": (
        ("психолого-педагогическая", "психолого-педагогический", "психолого-педагогические"),
    ),
    "communicative": (("коммуникативная", "коммуникативный", "коммуникативные"),),
    "legal": (
        ("нормативная", "нормативный", "нормативные"),
        ("правовая", "правовой", "правовые"),
        ("нормативно-правовая", "нормативно-правовой", "нормативно-правовые"),
    ),
    "digital": (("цифровая", "цифровой", "цифровые"),),
}
NOUNS = (
    ("", "область", "компетентность", "подготовка"),
    ("", "блок", "раздел"),
    ("", "компетенции", "знания"),
)
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*%")
OF_ALL = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:из|/)\s*(\d+)")
HALF = Fraction(1, 2)


class BadMark(ValueError):
    """A cell that says nothing an instrument understands; the message is a Russian sentence."""


@dataclass(frozen=True, kw_only=True)
class Target:
    """What a heading names in an instrument: a part of it, or one of its questions."""

    code: str
    most: int
    is_item: bool = False


def targets(blocks: Sequence[Mapping[str, Any]]) -> dict[str, Target]:
    """What each heading means, by its form: a block by title or code, an area in it, a question."""
    found: dict[str, Target] = {}
    whole = parts(blocks)
    for name in (_names, _short_names):
        for part in whole:
            for words in name(part, whole):
                found.setdefault(heading_form(words), Target(code=part.code, most=part.most))
    for item in (item for block in blocks for item in block["items"]):
        target = Target(code=item["code"], most=item["max"], is_item=True)
        for words in (item["code"], item["title"], f"{item['code']} {item['title']}"):
            found.setdefault(heading_form(words), target)
    return {form: target for form, target in found.items() if form}


def _names(part: Part, _whole: Sequence[Part]) -> Iterable[str]:
    block, _, area = part.code.partition("/")
    if not part.block:
        return _area_names(part.code)
    title = part.block.rstrip("…. ")
    titles = (title, f"Блок {block}", f"{block} {title}")
    return [f"{title} {words}" for title in titles for words in _area_names(area)] if area else titles


def _short_names(part: Part, whole: Sequence[Part]) -> Iterable[str]:
    """«Предметный» of «Предметный блок», and the names of an area that only this part measures.

    Where there is but one block its areas are no columns: it is answered by questions.
    """
    if not part.block or len({one.block for one in whole}) == 1:
        return ()
    alone = [area for area in part.areas if sum(one.areas == (area,) for one in whole) == 1]
    names = [words for area in alone if part.areas == (area,) for words in _area_names(area)]
    return [*names, part.block.rstrip("…. ").lower().removesuffix(" блок"), *_joint_names(part)]


def _joint_names(part: Part) -> Iterable[str]:
    """«Коммуникативный и правовой» of a block of two areas, in whatever order and words."""
    if part.areas[2:]:
        return  # of three nobody names two
    for areas in permutations(part.areas, 2):
        for one, other in product(*(ADJECTIVES[area] for area in areas)):
            for first, second, nouns in zip(one, other, NOUNS, strict=True):
                yield from (f"{first} и {second} {noun}".strip() for noun in nouns)


def _area_names(area: str) -> Iterable[str]:
    yield area
    for genders in ADJECTIVES[area]:
        for adjective, nouns in zip(genders, NOUNS, strict=True):
            yield from (f"{adjective} {noun}".strip() for noun in nouns)


def heading_of(part: Part) -> str:
    """The heading a template gives a part."""
    area = f"{AREAS[part.areas[0]]} область"
    return f"{part.block}: {area}" if "/" in part.code else part.block or area.capitalize()


def told(parts_: Sequence[Part]) -> list[Part]:
    """The parts a template asks: of a block of several areas each of them, not their total."""
    split = {part.code.partition("/")[0] for part in parts_ if "/" in part.code}
    return [part for part in parts_ if part.code not in split]


def area_targets() -> dict[str, Target]:
    """What names an area by itself, in whatever instrument: «Цифровая область»."""
    return {
        heading_form(words): Target(code=area, most=WHOLE) for area in AREAS for words in _area_names(area)
    }


def is_absent(written: str) -> bool:
    """Whether a cell says that there is no result: «н/я», a formula's error."""
    return comparable(" ".join(written.split())) in ABSENT


def read_percent(written: str) -> Fraction | None:
    """The percent a cell of a column of percents says: «85,5%», 85,5 or Excel's 0.855; raises BadMark."""
    return read_mark(written, most=WHOLE)


def read_mark(written: str, *, most: int) -> Fraction | None:
    """The percent a cell says of something worth `most` points, null for «н/я»; raises BadMark."""
    words = " ".join(written.split())
    if is_absent(words):
        return None
    if found := PERCENT.fullmatch(words):
        return _percent(_number(found[1]), words)
    if found := OF_ALL.fullmatch(words):
        return _points(_number(found[1]), most=int(found[2]) or most, words=words)
    if not NUMBER.fullmatch(words):
        raise BadMark(f"«{words[:60]}» — нужны баллы, процент («85,5%») или «н/я»")
    number = _number(words)
    is_share = 0 < number < 1 and number != HALF
    return 100 * number if is_share else _points(number, most=most, words=words)


def read_answer(written: str, *, most: int) -> Decimal | None:
    """The score a cell says of one question, null for «н/я»; raises BadMark."""
    words = " ".join(written.split())
    if is_absent(words):
        return None
    if not NUMBER.fullmatch(words) or _number(words) > most:
        raise BadMark(f"«{words[:60]}» — нужен балл от 0 до {most} или «н/я»")
    return Decimal(words.replace(",", "."))


def _number(words: str) -> Fraction:
    return Fraction(words.replace(",", "."))


def _percent(number: Fraction, words: str) -> Fraction:
    if number > WHOLE:
        raise BadMark(f"«{words}» — больше 100 %")
    return number


def _points(number: Fraction, *, most: int, words: str) -> Fraction:
    if number > most:
        advice = "; если это проценты, допишите знак %" if number <= WHOLE else ""
        raise BadMark(f"«{words}» — больше наибольшего балла {spelt(Decimal(most))}{advice}")
    return 100 * number / most


def listed_headings(blocks: Sequence[Mapping[str, Any]]) -> str:
    """«Предметный блок», … as a person is told which columns an instrument has."""
    return ", ".join(f"«{heading_of(part)}»" for part in told(parts(blocks)))


def strangers(headings: Collection[str], *, known: Collection[str]) -> list[str]:
    """The headings that no instrument has."""
    return sorted(one for one in headings if heading_form(one) not in known)

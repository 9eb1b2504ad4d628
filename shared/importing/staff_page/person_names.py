"""A person's name at the beginning of a text, told from headings, placeholders and titles."""

import re
from dataclasses import dataclass

from shared.importing.cells import one_line
from shared.importing.names import PATRONYMIC, PATRONYMIC_WORDS, comparable, full_name
from shared.importing.staff_page.posts import begins_with_post

LOOK_ALIKE = str.maketrans("ABCEHKMOPTXYaceopxyk", "АВСЕНКМОРТХУасеорхук")
NUMBERING = re.compile(r"^(?:№\s*)?\d{1,3}\s*[.)]?\s+(?=\D)|^\d{1,3}[.)](?=\D)")
ODD_HYPHEN = re.compile(r"(?<=\w)[\u2010-\u2012\u2212](?=\w)")
WORD = re.compile(r"(?:[А-ЯЁ][а-яё'’]+(?:-[А-ЯЁ][а-яё]+)*|[А-ЯЁ]{2,}(?:-[А-ЯЁ]{2,})*)(?![а-яёА-ЯЁ])")
WORD_OR_PARTICLE = re.compile(rf"{WORD.pattern}|(?:{'|'.join(sorted(PATRONYMIC_WORDS))})\b")
INITIALS = re.compile(r"[А-ЯЁ]\.\s?[А-ЯЁ]\.?(?![а-яё])")
FORMER = re.compile(rf"^({WORD.pattern})\s*\([^()]{{1,60}}\)(?=\s)")
SAME_LETTER = re.compile(r"(.)\1+", re.IGNORECASE)
SURNAME_FIRST = re.compile(rf"({WORD.pattern})\s+({INITIALS.pattern})")
INITIALS_FIRST = re.compile(rf"({INITIALS.pattern})\s?({WORD.pattern})")
NOT_NAMES_WORDS = (
    "фио фамилия имя отчество должность вакансия вакант вакантная вакантно всего итого нет отсутствует "
    "данные информация сведения педагог педагоги учителя воспитатели преподаватели администрация "
    "руководство муниципальное государственное общество школа школы сад садик центр гимназия лицей "
    "специалисты работники сотрудники совместители совместительство внешние внутренние отделение отдел "
    "кафедра методическое объединение цикл классы начальные язык языки литература математика "
    "информатика физика химия биология география история технология физкультура категория "
    "квалификационная высшая первая вторая штатные штатное единицы ставка отпуск декретный образец "
    "пример стаж показать подробнее колледж техникум институт университет академия российская россия "
    "федерация республика область край район город наш наши главная контакты новости документы "
    "образование телефон адрес почта меню поиск"
)
NOT_NAMES = frozenset(NOT_NAMES_WORDS.split())
LONGEST = 1000
MOST_WORDS = 6
FULL = 3


@dataclass(frozen=True, kw_only=True)
class PersonName:
    """A name: `shown` as the page writes it; of an abbreviated one only initials are known."""

    shown: str
    last: str
    first: str
    middle: str = ""

    @property
    def abbreviated(self) -> bool:
        """Whether the page gives initials only."""
        return self.first.endswith(".") or len(self.first) == 1

    @property
    def key(self) -> str:
        """The full name for comparison, last name first."""
        return comparable(full_name(self.last, self.first, self.middle))


def name_at_start(text: str, *, strict: bool = False) -> tuple[PersonName, str] | None:
    """Give a name a text begins with, and the rest. `strict` asks for a patronymic or initials.

    The strict form is for running text, the other for places where only a name can stand.
    """
    line = NUMBERING.sub("", ODD_HYPHEN.sub("-", one_line(text[:LONGEST])))
    line = FORMER.sub(r"\1", line)
    plain = line.translate(LOOK_ALIKE)
    if not strict and plain.islower():
        plain = plain.title()
    if found := _initials(line, plain):
        return found
    words = _words(plain)
    end = _end(plain, words, strict=strict)
    if not end or begins_with_post(plain) or any(_is_not_name(word[0]) for word in words[:end]):
        return None
    last = words[end - 1].end()
    return _full([word[0] for word in words[:end]], line[:last]), line[last:].strip(" ,;")


def may_be_name(text: str) -> bool:
    """Whether what stands where a name should may be somebody's after all, read or not: «Анна Петровна»."""
    words = WORD.findall(NUMBERING.sub("", one_line(text[:LONGEST])).translate(LOOK_ALIKE))
    return bool(words) and not any(_is_not_name(word) or begins_with_post(word) for word in words)


def _initials(line: str, plain: str) -> tuple[PersonName, str] | None:
    for pattern, surname, initials in ((SURNAME_FIRST, 1, 2), (INITIALS_FIRST, 2, 1)):
        found = pattern.match(plain)
        if found and not _is_not_name(found[surname]) and not begins_with_post(plain):
            first, middle = re.findall(r"[А-ЯЁ]", found[initials])
            name = PersonName(
                shown=line[: found.end()],
                last=_cased(found[surname], 0),
                first=f"{first}.",
                middle=f"{middle}.",
            )
            return name, line[found.end() :].strip(" ,;")
    return None


def _words(plain: str) -> list[re.Match[str]]:
    """Give the words that follow each other by spaces and look like parts of a name."""
    words: list[re.Match[str]] = []
    place = 0
    while len(words) < MOST_WORDS:
        found = WORD_OR_PARTICLE.match(plain, place)
        if not found:
            break
        words.append(found)
        if found.end() >= len(plain) or plain[found.end()] != " ":
            break
        place = found.end() + 1
    return words


def _end(plain: str, words: list[re.Match[str]], *, strict: bool) -> int:
    """Give how many words the name has: up to the patronymic, else all if nothing else is there."""
    for place, word in enumerate(words):
        if place and PATRONYMIC.fullmatch(word[0]):
            after = words[place + 1][0].lower() if place + 1 < len(words) else ""
            if place > 1 or after in PATRONYMIC_WORDS:
                return place + 1 + (after in PATRONYMIC_WORDS)
            return FULL if len(words) >= FULL else 0
        if place > 1 and word[0].lower() in PATRONYMIC_WORDS:
            return place + 1
    alone = bool(words) and not plain[words[-1].end() :].strip(" .,;:(-")
    return len(words) if alone and not strict and FULL - 1 <= len(words) <= FULL else 0


def _full(words: list[str], shown: str) -> PersonName:
    parts = [_cased(word, place) for place, word in enumerate(words)]
    if len(parts) == FULL and PATRONYMIC.fullmatch(parts[1]) and not PATRONYMIC.fullmatch(parts[2]):
        return PersonName(shown=shown, last=parts[2], first=parts[0], middle=parts[1])
    patronymic = next((place for place in range(2, len(parts)) if PATRONYMIC.fullmatch(parts[place])), 0)
    first = patronymic - 1 if patronymic else 1
    return PersonName(
        shown=shown, last=" ".join(parts[:first]), first=parts[first], middle=" ".join(parts[first + 1 :])
    )


def _cased(word: str, place: int) -> str:
    """Write a part of a name as names are written, when the page writes it in capitals."""
    if place > 1 and word.lower() in PATRONYMIC_WORDS:
        return word.lower()
    return word.title() if len(word) > 1 and word.isupper() else word


def _is_not_name(word: str) -> bool:
    return comparable(word) in NOT_NAMES or bool(SAME_LETTER.fullmatch(word))

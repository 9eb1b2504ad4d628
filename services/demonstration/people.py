"""Who lives in the demonstration: twelve schools, their principals, 180 teachers, 25 of them young.

Everything is invented, dates are relative to `today`, and the same seed gives the same people.
"""

import random
from dataclasses import dataclass
from datetime import date, timedelta

SEED = 20201226
SCHOOLS = (
    ("ust-koksa", "МБОУ «Усть-Коксинская СОШ»"),
    ("katanda", "МБОУ «Катандинская СОШ»"),
    ("chendek", "МБОУ «Чендекская СОШ»"),
    ("abay", "МБОУ «Абайская СОШ»"),
    ("talda", "МБОУ «Талдинская СОШ»"),
    ("ognyovka", "МБОУ «Огнёвская СОШ»"),
    ("sugash", "МБОУ «Сугашская СОШ»"),
    ("verh-uymon", "МБОУ «Верх-Уймонская СОШ»"),
    ("multa", "МБОУ «Мультинская СОШ»"),
    ("tyungur", "МБОУ «Тюнгурская ООШ»"),
    ("amur", "МБОУ «Амурская СОШ»"),
    ("yustik", "МБОУ «Юстикская ООШ»"),
)
TEACHERS = 180
YOUNG = 25
UNKNOWN = 2
LAST_NAMES = [
    "Абрамов",
    "Архипов",
    "Басаргин",
    "Белеков",
    "Бочкарёв",
    "Воробьёв",
    "Головин",
    "Гусев",
    "Денисов",
    "Ерёмин",
    "Затеев",
    "Зубов",
    "Иродов",
    "Казанцев",
    "Киреев",
    "Клепиков",
    "Кудачин",
    "Лебедев",
    "Мамыев",
    "Марков",
    "Морозов",
    "Огнёв",
    "Поклонов",
    "Савин",
    "Сафронов",
    "Соколов",
    "Субботин",
    "Тайтыков",
    "Терехов",
    "Ушаков",
    "Фёдоров",
    "Черепанов",
    "Чичинов",
    "Шадрин",
    "Юдин",
    "Яковлев",
]
WOMEN = [
    "Айсура",
    "Анна",
    "Вера",
    "Галина",
    "Дарья",
    "Екатерина",
    "Елена",
    "Ирина",
    "Ксения",
    "Любовь",
    "Марина",
    "Мария",
    "Наталья",
    "Ольга",
    "Светлана",
    "Юлия",
]
MEN = [
    "Айдар",
    "Алексей",
    "Андрей",
    "Виктор",
    "Дмитрий",
    "Иван",
    "Илья",
    "Михаил",
    "Николай",
    "Павел",
    "Сергей",
    "Юрий",
]
FATHERS = [
    "Александр",
    "Алексей",
    "Андрей",
    "Борис",
    "Виктор",
    "Владимир",
    "Иван",
    "Михаил",
    "Николай",
    "Павел",
    "Пётр",
    "Сергей",
    "Юрий",
]
PATRONYMICS = {"Пётр": "Петров", "Андрей": "Андреев", "Алексей": "Алексеев", "Сергей": "Сергеев"}
PATRONYMICS |= {"Николай": "Николаев", "Юрий": "Юрьев", "Павел": "Павлов", "Михаил": "Михайлов"}
SUBJECTS = (
    "математика",
    "русский язык",
    "начальные классы",
    "физика",
    "история",
    "биология",
    "английский язык",
)
YEAR = 365.25


@dataclass(frozen=True, kw_only=True)
class Someone:
    """A person with one main employment."""

    number: int
    last_name: str
    first_name: str
    middle_name: str
    birth_date: date
    experience_from: date | None
    school: str
    position: str
    category: str
    subject: str
    works_from: date
    young: bool

    @property
    def full_name(self) -> str:
        """Last, first and middle name."""
        return f"{self.last_name} {self.first_name} {self.middle_name}"

    @property
    def snils(self) -> str:
        """An invented СНИЛС with right check digits."""
        digits = f"{300_000_000 + self.number * 1_117:09d}"
        total = sum(int(digit) * (9 - place) for place, digit in enumerate(digits))
        return f"{digits[:3]}-{digits[3:6]}-{digits[6:]} {total % 101 % 100:02d}"


def everyone(today: date, *, seed: int = SEED) -> list[Someone]:
    """Invent the people: principals first, then tutors and other teachers, the young last."""
    chance = random.Random(seed)  # noqa: S311 an invention, not a secret
    people: list[Someone] = []
    taken: set[str] = set()
    for index, (code, _) in enumerate(SCHOOLS):
        people.append(_someone(chance, taken, number=index, school=code, today=today, role="principal"))
    for index in range(TEACHERS):
        school = SCHOOLS[index % len(SCHOOLS)][0]
        role = _role(index)
        number = len(SCHOOLS) + index
        people.append(_someone(chance, taken, number=number, school=school, today=today, role=role))
    return people


def _role(index: int) -> str:
    if index >= TEACHERS - YOUNG:
        return "young"
    return "unknown" if index >= TEACHERS - YOUNG - UNKNOWN else "teacher"


def _name(chance: random.Random, taken: set[str]) -> tuple[str, str, str]:
    """Draw a full name nobody has yet."""
    while True:
        woman = chance.random() < 0.8  # noqa: PLR2004 as in a real school
        father = chance.choice(FATHERS)
        stem = PATRONYMICS.get(father, father + "ов")
        last = chance.choice(LAST_NAMES) + ("а" if woman else "")
        first = chance.choice(WOMEN if woman else MEN)
        middle = stem + ("на" if woman else "ич")
        if f"{last} {first} {middle}" not in taken:
            taken.add(f"{last} {first} {middle}")
            return last, first, middle


def _someone(
    chance: random.Random, taken: set[str], *, number: int, school: str, today: date, role: str
) -> Someone:
    last, first, middle = _name(chance, taken)
    young = role == "young"
    age = chance.uniform(22.5, 30) if young else chance.uniform(37, 64)
    began = chance.uniform(0.1, 2.4) if young else chance.uniform(4, age - 23)
    experience = today - timedelta(days=round(began * YEAR))
    works = experience if young else today - timedelta(days=round(chance.uniform(3, began + 0.1) * YEAR))
    principal = role == "principal"
    return Someone(
        number=number,
        last_name=last,
        first_name=first,
        middle_name=middle,
        birth_date=today - timedelta(days=round(age * YEAR)),
        experience_from=None if role == "unknown" else experience,
        school=school,
        position="директор" if principal else "учитель",
        category="руководитель" if principal else "педагог",
        subject="" if principal else chance.choice(SUBJECTS),
        works_from=max(works, experience),
        young=young,
    )

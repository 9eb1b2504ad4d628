"""One navigation for one origin: who sees which page in it, and where each role begins."""

from collections.abc import Iterable
from dataclasses import dataclass

from shared.permissions import Actor

SIGN_IN = "/registry/sign-in"
TWO_FACTOR = "/registry/me/two-factor"
INBOX = "/notifications/"
PERSON = "person"
HOMES: tuple[tuple[str, str], ...] = (
    ("methodist", "/monitoring/"),
    ("tutor", "/routes/"),
    ("principal", INBOX),
    ("approver", "/monitoring/"),
    ("analyst", "/monitoring/municipalities"),
    ("admin", "/registry/imports"),
    (PERSON, "/mentorship/home"),
)
ROLES = ("methodist", "tutor", "principal", "approver", "analyst", "admin")
ROLE_NAMES = {
    "methodist": "Методист",
    "tutor": "Тьютор",
    "principal": "Директор",
    "approver": "Учредитель",
    "analyst": "Аналитик",
    "admin": "Администратор",
    PERSON: "Педагог",
}


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A line of the navigation: whoever holds one of the roles sees it; `also`: where else its pages are.

    `parts` stand under the line on its own pages, each for the roles it names.
    """

    title: str
    href: str
    roles: frozenset[str]
    also: tuple[str, ...] = ()
    parts: tuple["Entry", ...] = ()


def _entry(
    title: str, href: str, *roles: str, also: tuple[str, ...] = (), parts: tuple[Entry, ...] = ()
) -> Entry:
    return Entry(title=title, href=href, roles=frozenset(roles), also=also, parts=parts)


DEVELOPMENT: tuple[Entry, ...] = (
    _entry("Мои педагоги", "/routes/", "tutor", also=("/routes/people",)),
    _entry("Обзор", "/routes/overview", "methodist", "principal", "approver", "analyst"),
    _entry("Дефициты", "/routes/deficits", "methodist", "principal", "tutor", "approver", "analyst"),
    _entry(
        "Маршруты",
        "/routes/routes",
        "methodist",
        "principal",
        "tutor",
        also=("/routes/sending", "/routes/signing", "/routes/templates"),
    ),
    _entry(
        "Диагностики",
        "/routes/diagnostics",
        "methodist",
        "principal",
        "tutor",
        also=("/routes/instruments", "/routes/topics"),
    ),
    _entry("Удостоверения", "/routes/certificates", "methodist", "principal", "tutor"),
    _entry("Группы", "/routes/groups", "methodist", "tutor", also=("/routes/group-meetings",)),
    _entry(
        "Консультации", "/routes/consultations", "methodist", "tutor", "principal", also=("/routes/answers",)
    ),
    _entry("Банк практик", "/routes/practices", "methodist", "principal", "tutor", "approver"),
    _entry(
        "Обучение",
        "/routes/training-demand",
        "methodist",
        "principal",
        "tutor",
        "approver",
        "analyst",
    ),
)
OWN_DEVELOPMENT: tuple[Entry, ...] = (
    _entry("Моё развитие", "/routes/mine", PERSON, also=("/routes/",)),
    _entry("Мои группы", "/routes/mine/groups", PERSON, also=("/routes/groups", "/routes/group-meetings")),
    _entry(
        "Консультации",
        "/routes/mine/consultations",
        PERSON,
        also=("/routes/consultations", "/routes/answers"),
    ),
    _entry("Банк практик", "/routes/practices", PERSON),
    _entry("Прошу обучение", "/routes/mine/training", PERSON),
    _entry("Планы работы", "/monitoring/plans", PERSON),
)

REPORTING: tuple[Entry, ...] = (
    _entry("Показатели", "/monitoring/", "methodist", "principal", "approver", "tutor"),
    _entry("Муниципалитеты", "/monitoring/municipalities", "analyst", "admin", also=("/monitoring/",)),
    _entry(
        "Отчётные периоды",
        "/monitoring/periods",
        "methodist",
        "principal",
        "approver",
        "admin",
        also=("/monitoring/snapshots", "/monitoring/reviews", "/monitoring/decisions"),
    ),
    _entry(
        "Планы",
        "/monitoring/plans",
        "methodist",
        "principal",
        "approver",
        "tutor",
        "admin",
    ),
)

MESSAGES: tuple[Entry, ...] = (
    _entry("Входящие", INBOX, "methodist", "principal", "tutor", "approver", "admin", PERSON),
    _entry("Объявления", "/notifications/announcements", "methodist"),
    _entry("Календарь", "/notifications/calendar", "methodist", "principal", "tutor", "approver", PERSON),
    _entry(
        "Настройки",
        "/notifications/preferences",
        "methodist",
        "principal",
        "tutor",
        "approver",
        "admin",
        PERSON,
    ),
    _entry("Правила", "/notifications/rules", "methodist", "approver"),
    _entry("Статистика", "/notifications/statistics", "methodist", "approver"),
)
# stands beside the sections, with the number of what is not read
BESIDE = _entry(
    "Сообщения", INBOX, "methodist", "principal", "tutor", "approver", "admin", PERSON, parts=MESSAGES
)
ACCESS: tuple[Entry, ...] = (
    _entry("Учётные записи", "/registry/accounts", "methodist", "admin"),
    _entry("Отправка сообщений", "/notifications/deliveries", "admin"),
)

ENTRIES: tuple[Entry, ...] = (
    _entry(
        "Развитие",
        "/routes/",
        "methodist",
        "principal",
        "tutor",
        "approver",
        "analyst",
        also=("/routes/practices",),
        parts=DEVELOPMENT,
    ),
    _entry(
        "Показатели",
        "/monitoring/",
        "methodist",
        "principal",
        "approver",
        "analyst",
        "tutor",
        "admin",
        also=("/monitoring/plans",),
        parts=REPORTING,
    ),
    _entry(
        "Молодые педагоги", "/mentorship/coverage", "methodist", "principal", "approver", "analyst", "admin"
    ),
    _entry("Пары", "/mentorship/pairs", "methodist", "principal", "tutor", also=("/mentorship/office",)),
    _entry("Мои пары", "/mentorship/", PERSON),
    _entry(
        "Мероприятия",
        "/mentorship/events",
        "methodist",
        "principal",
        "tutor",
        PERSON,
        also=("/mentorship/series", "/mentorship/hours", "/mentorship/check-in"),
    ),
    _entry(
        "Люди и школы",
        "/registry/people",
        "methodist",
        "principal",
        "admin",
        also=(
            "/registry/organizations",
            "/registry/bodies",
            "/registry/staffing-needs",
            "/registry/settings",
        ),
    ),
    _entry(
        "Загрузка",
        "/registry/imports",
        "methodist",
        "admin",
        also=("/registry/identity", "/registry/staff-pages"),
    ),
    _entry(
        "Доступ",
        "/registry/accounts",
        "methodist",
        "admin",
        also=("/notifications/deliveries",),
        parts=ACCESS,
    ),
    _entry(
        "Моё развитие",
        "/routes/mine",
        PERSON,
        also=("/routes/", "/routes/practices", "/monitoring/plans"),
        parts=OWN_DEVELOPMENT,
    ),
    _entry("Мои данные", "/registry/me/", PERSON),
)


def home_of(actor: Actor) -> str:
    """Where a person begins: the home of the first role held (architecture, Doors)."""
    roles = actor.roles()
    return next((href for role, href in HOMES if role in roles), INBOX)


def entries_for(actor: Actor) -> list[Entry]:
    """The pages this person has, in one order for everybody."""
    roles = actor.roles()
    return [entry for entry in ENTRIES if entry.roles & roles]


def lines_for(actor: Actor) -> list[Entry]:
    """All that may be present for this person: the sections, and the inbox beside them."""
    return [*entries_for(actor), BESIDE]


def parts_for(actor: Actor, entries: Iterable[Entry], present: str | None) -> list[Entry]:
    """The parts of the present line that this person has; one part alone is no choice."""
    parts = next((one.parts for one in entries if one.href == present), ())
    seen = [part for part in parts if part.roles & actor.roles()]
    return seen if len(seen) > 1 else []


def present_entry(entries: Iterable[Entry], path: str) -> str | None:
    """Which line a page belongs to: the longest address that its own begins with; of two alike the first."""
    begun = [
        (len(href), one.href) for one in entries for href in (one.href, *one.also) if path.startswith(href)
    ]
    return max(begun, key=lambda one: one[0], default=(0, None))[1]


def role_title(actor: Actor, names: dict[str, str]) -> str:
    """Name whom the person acts as, in the municipality's own words."""
    roles = actor.roles()
    role = next((one for one in ROLES if one in roles), PERSON)
    return names.get(role, ROLE_NAMES[role])

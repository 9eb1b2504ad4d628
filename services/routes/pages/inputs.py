"""Fields of the forms as people meet them."""

from collections.abc import Iterable, Sequence

from services.routes.models import Topic
from services.routes.queries.deficit_views import DeficitView
from services.routes.queries.route_steps import StepView
from services.routes.rules import wording
from services.routes.rules.practices import CRITERIA, LEAST, MOST
from services.routes.schemas.forms import DUE, SEPARATOR
from shared.russian import capital
from shared.uploads import ACCEPT, TYPES_IN_WORDS
from shared.web.forms import Input, Option

REASON = (Input(name="reason", label="Причина", kind="textarea"),)
REMARK = (
    Input(
        name="comment",
        label="Что нужно изменить",
        kind="textarea",
        hint="Прочитает тот, кто будет исправлять.",
    ),
)
FILES = Input(
    name="files",
    label="Файлы",
    kind="file",
    hint=f"{TYPES_IN_WORDS}. Место съёмки из снимков убираем.",
    attributes={"multiple": "multiple", "accept": ACCEPT},
)
PHOTO = Input(
    name="photo",
    label="Снимок на телефон",
    kind="file",
    attributes={"accept": "image/jpeg", "capture": "environment"},
)
EVIDENCE = (
    Input(
        name="evidence",
        label="Что сделано",
        kind="textarea",
        hint="Достаточно слов, ссылки или файла. Увидят вы и тьютор.",
    ),
    Input(name="link", label="Ссылка", attributes={"inputmode": "url", "placeholder": "https://"}),
    PHOTO,
    FILES,
)
SEVERITY: tuple[Option, ...] = tuple(reversed(wording.SEVERITIES.items()))


def deficit_options(deficits: Iterable[DeficitView]) -> list[Option]:
    """Deficits to choose from."""
    return [(str(one.id), f"{one.title} · {one.severity_words}") for one in deficits]


def plan_inputs(deficits: Sequence[DeficitView]) -> tuple[Input, ...]:
    """Goal, deficits and period of a route."""
    return (
        Input(
            name="deficit_ids",
            label="На какие дефициты отвечает",
            kind="chips",
            options=deficit_options(deficits),
            hint="" if deficits else "Подтверждённых дефицитов нет: запишите запрос педагога.",
        ),
        Input(name="goal", label="Цель", kind="textarea"),
        Input(name="starts_on", label="Начало", kind="date"),
        Input(name="planned_until", label="Окончание", kind="date"),
        Input(
            name="request",
            label="Запрос педагога",
            kind="textarea",
            hint="Если маршрут строится не на дефиците, а на письменной просьбе.",
        ),
    )


def step_inputs(deficits: Iterable[tuple[str, str]], *, earliest: str, latest: str) -> tuple[Input, ...]:
    """A step; its date lies within the route."""
    attributes = {name: day for name, day in (("min", earliest), ("max", latest)) if day}
    return (
        Input(name="kind", label="Вид шага", kind="select", options=step_kinds()),
        Input(name="title", label="Что сделать", hint="Например, «Посетить урок физики в 7 классе»."),
        Input(name="due_on", label="Срок", kind="date", attributes=attributes),
        Input(name="deficit_ids", label="Какой дефицит закрывает", kind="chips", options=tuple(deficits)),
        Input(
            name="expected_result",
            label="Предъявляемый результат",
            hint="Что педагог покажет: конспект урока, удостоверение, лист наблюдения.",
        ),
        Input(name="organization", label="Организация", hint="Кто проводит, например, ИПК и ПП РО РА."),
        Input(name="hours", label="Часов", kind="number"),
        Input(name="programme", label="Программа или ссылка"),
        Input(name="required", label="Обязательный: без него маршрут не завершить", kind="checkbox"),
    )


def group_step_inputs() -> tuple[Input, ...]:
    """A step for all of a group."""
    return (
        Input(name="kind", label="Вид шага", kind="select", options=step_kinds()),
        Input(name="title", label="Что сделать"),
        Input(name="due_on", label="Срок", kind="date", hint="Он должен помещаться в маршруты участников."),
    )


def conclusion_input() -> tuple[Input, ...]:
    """What a group came to."""
    return (Input(name="conclusion", label="К чему пришли", kind="textarea", hint="Без имён."),)


def leaving_input() -> tuple[Input, ...]:
    """Why somebody leaves a group."""
    return (Input(name="reason", label="Почему", kind="textarea", hint="Прочитает только ведущий."),)


def date_inputs(steps: Iterable[StepView], *, earliest: str, latest: str) -> tuple[Input, ...]:
    """The date of each step, in the list itself; all are sent by one button."""
    period = {name: day for name, day in (("min", earliest), ("max", latest)) if day}
    return tuple(
        Input(name=f"{DUE}{one.id}", label=f"Срок: {one.title}", kind="date", attributes=period)
        for one in steps
    )


def step_kinds() -> list[Option]:
    """The kinds of steps to choose from."""
    return [(kind, capital(words)) for kind, words in wording.STEP_KINDS.items()]


def topic_options(topics: Iterable[Topic]) -> list[Option]:
    """Areas, each followed by its topics."""
    found: list[Option] = [("", "выберите")]
    by_area: dict[str, list[Topic]] = {}
    for one in topics:
        by_area.setdefault(one.area, []).append(one)
    for area in wording.AREAS:
        found.append((area, f"{wording.area_title(area)} в целом"))
        found += [(f"{area}{SEPARATOR}{one.code}", f"— {one.title}") for one in by_area.get(area, ())]
    return found


def record_inputs(topics: Iterable[Topic], *, own: bool) -> tuple[Input, ...]:
    """A deficit seen by the tutor, or told by the teacher of themself."""
    about = Input(name="about", label="О чём", kind="select", options=topic_options(topics))
    severity = Input(name="severity", label="Насколько выражен", kind="radio", options=SEVERITY)
    told = Input(
        name="evidence",
        label="Откуда известно",
        kind="radio",
        options=(("lesson_visit", "видели на уроке"), ("self_report", "сказал педагог")),
    )
    text = Input(name="evidence_text", label="В чём это видно", kind="textarea")
    return (about, severity, text) if own else (about, severity, told, text)


def practice_inputs(
    topics: Iterable[Topic], *, new: bool = False, schools: Sequence[Option] = ()
) -> tuple[Input, ...]:
    """A practice as it is written on a phone; whoever brings another's says whose it is."""
    by_area = [
        (wording.area_title(area), [(f"{area}{SEPARATOR}{one.code}", one.title) for one in found])
        for area, found in _by_area(topics)
    ]
    text = (
        Input(name="title", label="Название", hint="Так её будут искать: «Читаем условие вместе»."),
        Input(name="about", label="Какие темы помогает решить", kind="chips", groups=by_area),
        Input(name="summary", label="Что это", kind="textarea", hint="Два-три предложения для коллеги."),
        Input(name="parts", label="Как применить", kind="textarea", hint="Каждый шаг с новой строки."),
        Input(name="audience", label="Для кого", hint="Например, «5–7 классы»."),
        Input(name="subject", label="Предмет"),
        Input(name="hours", label="Сколько часов займёт", kind="number"),
        Input(name="links", label="Ссылки", kind="textarea", hint="Каждая с новой строки, с https://."),
    )
    if not new:
        return text
    return (*_author_inputs(schools), *text, NAMED_TEXT if schools else NAMED)


NAMED = Input(
    name="named",
    label="Согласен, чтобы моё имя и школу у этой практики видел каждый",
    kind="checkbox",
    hint="Без согласия практика выйдет без имени. Отозвать его можно в любой день на странице практики.",
)
NAMED_TEXT = Input(
    name="named",
    label="Автор письменно согласился, чтобы его имя и школу видел каждый",
    kind="checkbox",
    hint="Без согласия практика выйдет без имени.",
)


def _by_area(topics: Iterable[Topic]) -> list[tuple[str, list[Topic]]]:
    found: dict[str, list[Topic]] = {area: [] for area in wording.AREAS}
    for one in topics:
        found.setdefault(one.area, []).append(one)
    return [(area, rows) for area, rows in found.items() if rows]


def _author_inputs(schools: Sequence[Option]) -> tuple[Input, ...]:
    if not schools:
        return ()
    return (
        Input(name="author_text", label="Автор", hint="Фамилия, имя, отчество."),
        Input(name="organization_id", label="Школа автора", kind="select", options=schools),
    )


def mark_inputs() -> tuple[Input, ...]:
    """An expert's marks by criterion, words, a recommendation."""
    scale = [(str(number), str(number)) for number in range(LEAST, MOST + 1)]
    return (
        *(Input(name=name, label=words, kind="radio", options=scale) for name, words in CRITERIA.items()),
        Input(
            name="words",
            label="Почему так",
            kind="textarea",
            hint="Прочитают автор и методист. Автор не узнает, кто написал.",
        ),
        Input(name="recommends", label="Рекомендую опубликовать", kind="checkbox"),
    )


def taking_inputs(places: Sequence[Option]) -> tuple[Input, ...]:
    """Whose route and which deficit, and until when."""
    return (
        Input(name="target", label="В чей маршрут и для какого дефицита", kind="radio", options=places),
        Input(name="due_on", label="Срок", kind="date", hint="Если не указать, поставим обычный срок."),
    )

"""Fields, tables and figures of consultations as people meet them."""

from collections.abc import Iterable, Sequence
from typing import Any

from services.routes.models import Topic
from services.routes.pages import addresses
from services.routes.pages.filters import by_words
from services.routes.pages.inputs import topic_options
from services.routes.queries.cards import Card
from services.routes.queries.consultation_page import ConsultationRow
from services.routes.rules import vocabulary
from services.routes.rules.consulting import Statistics
from shared.russian import plural
from shared.web.forms import Input, Option
from shared.web.tables import Column, Table

ANSWER = (
    Input(name="text", label="Ответ", kind="textarea"),
    Input(name="link", label="Ссылка на материал", hint="Начинается с https://"),
)
QUESTION = (Input(name="text", label="Что нужно уточнить", kind="textarea"),)
REPLY = (Input(name="text", label="Что добавить", kind="textarea"),)
MARKS: dict[int, str] = {1: "не помог", 2: "почти не помог", 3: "отчасти", 4: "помог", 5: "очень помог"}
RATING = (
    Input(
        name="rating",
        label="Насколько помог ответ",
        kind="radio",
        options=[(str(one), f"{one} — {MARKS[one]}") for one in reversed(vocabulary.RATINGS)],
    ),
    Input(name="words", label="Что было полезно, чего не хватило", kind="textarea"),
)
PUBLICATION = (
    Input(name="question", label="Вопрос", kind="textarea", hint="Без имён людей и школ."),
    Input(name="answer", label="Ответ", kind="textarea", hint="Без имён людей и школ."),
    Input(name="link", label="Ссылка на материал"),
)


def ask_inputs(topics: Iterable[Topic], *, school: bool) -> tuple[Input, ...]:
    """A question: the words first, everything else may stay as it is."""
    for_school = Input(name="for_school", label="Спрашивает школа", kind="checkbox")
    private = Input(
        name="private",
        label="Показать только тому, кто отвечает",
        kind="checkbox",
        hint="Методист увидит тему, но не текст. Такой вопрос не публикуют.",
    )
    tutor = Input(
        name="show_tutor",
        label="Предложить тьютору как шаг маршрута",
        kind="checkbox",
        hint="Он увидит тему и что вопрос есть, но не текст.",
    )
    return (
        Input(name="text", label="Ваш вопрос", kind="textarea"),
        Input(name="about", label="О чём", kind="select", options=topic_options(topics)),
        Input(name="urgent", label="Срочно", kind="checkbox"),
        private,
        tutor,
        *((for_school,) if school else ()),
    )


def expert_input(people: Sequence[Card]) -> tuple[Input, ...]:
    """Who answers."""
    options: list[Option] = [
        ("", "методист"),
        *((str(one.id), f"{one.name} · {one.under}") for one in people),
    ]
    hint = "" if people else "В экспертном совете никого нет: состав ведётся в реестре."
    return (Input(name="expert_id", label="Кто ответит", kind="select", options=options, hint=hint),)


COLUMNS: tuple[Column[ConsultationRow], ...] = (
    Column(key="title", title="Вопрос", value=lambda row: row.about, sortable=False),
    Column(key="asker", title="Кто спрашивает", value=lambda row: row.asker, sortable=False),
    Column(key="place", title="Школа", value=lambda row: row.place, sortable=False),
    Column(key="mark", title="Почему раньше", value=lambda row: row.mark, shown=False),
    Column(key="waits", title="Ждёт", value=lambda row: row.waits, sortable=False),
    Column(key="state", title="Состояние", value=lambda row: row.words, sortable=False),
    Column(key="answerer", title="Отвечает", value=lambda row: row.answerer, sortable=False),
    Column(key="on", title="Спрошено", value=lambda row: row.requested_on, shown=False),
)


def consultation_table(rows: Sequence[ConsultationRow]) -> Table[ConsultationRow]:
    """The methodist's queue, in the order to be answered; what is answered stands below."""
    return Table(
        name="konsultacii",
        columns=COLUMNS,
        rows=rows,
        filters=[
            *by_words("state", "Состояние", rows, lambda row: row.words),
            *by_words("area", "Область", rows, lambda row: row.area),
            *by_words("school", "Школа", rows, lambda row: row.place),
        ],
        empty="Вопросов пока нет",
        empty_text="Педагоги задают их со страницы «Моё развитие», директора — отсюда.",
    )


def tiles(figures: Statistics) -> list[dict[str, Any]]:
    """How consultations go, in three figures."""
    days = plural(figures.days, "дня", "дней", "дней")
    return [
        {
            "state": "stalled" if figures.waiting else "",
            "number": figures.waiting,
            "title": "Ждут ответа",
            "note": "сначала школы с отметкой, потом кто дольше ждёт",
            "href": addresses.CONSULTATIONS,
        },
        {
            "number": f"{figures.in_time} из {figures.answered}",
            "title": "Отвечены в срок",
            "note": f"ответ обещан в течение {days}",
        },
        {
            "number": figures.rating_words if figures.rating is not None else "—",
            "title": "Средняя оценка",
            "note": plural(figures.ratings, "оценка", "оценки", "оценок")
            if figures.rating is not None
            else figures.rating_words,
        },
    ]

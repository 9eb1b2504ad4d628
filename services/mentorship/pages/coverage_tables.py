"""What the pages of coverage list: whom, by what they are narrowed, and the sheets of the file."""

from collections.abc import Iterable, Iterator

from flask import request

from services.mentorship import queries, rules
from services.mentorship.queries import Breakdown, Picture, Row
from shared.russian import since_date, sort_key
from shared.web.export import Sheet
from shared.web.tables import Column, Filter, Table

NEEDING = "needing"
EVERYONE = "all"
LEAVING = "leaving"
MONTHS = (1, 3, 6, 12)
USUAL_MONTHS = 3
ORDER = ("uncovered", "stalled", "in_progress", "unknown", "covered")
CAME, STAYED = ("yes", "участвовали"), ("no", "не участвовали")
NAME = Column[Row](key="name", title="Педагог", value=lambda row: row.name)
SCHOOL = Column[Row](key="school", title="Школа", value=lambda row: row.organization)
SUBJECT = Column[Row](key="subject", title="Предмет", value=lambda row: row.subjects, shown=False)
YEAR = Column[Row](key="year", title="Год работы", value=lambda row: row.year, shown=False)
STATE = Column[Row](
    key="state", title="Состояние", value=lambda row: rules.COVERAGE_NAMES[row.standing.state], shown=False
)
REASON = Column[Row](key="reason", title="Что сейчас", value=lambda row: row.standing.reason, sortable=False)
NEXT = Column[Row](
    key="next", title="Следующий шаг", value=lambda row: row.standing.next_action, sortable=False
)
UNTIL = Column[Row](key="until", title="Молодой педагог до", value=lambda row: row.young_until)
EVENTS = Column[Row](
    key="events", title="Мероприятий за год", value=lambda row: len(row.events), numeric=True, shown=False
)
HIDDEN_UNTIL = Column[Row](key="until", title=UNTIL.title, value=UNTIL.value, shown=False)
COLUMNS = (NAME, SCHOOL, SUBJECT, YEAR, STATE, REASON, NEXT, HIDDEN_UNTIL, EVENTS)
LEAVERS = (NAME, SCHOOL, SUBJECT, YEAR, UNTIL, STATE, REASON, NEXT, EVENTS)


def chosen() -> str:
    """Whom the list shows: one state, everyone, those who leave soon, or those who need something."""
    asked = request.args.get("state", "")
    return asked if asked in (*rules.STATES, EVERYONE, LEAVING) else NEEDING


def months() -> int:
    """Within how many months one who leaves soon leaves."""
    asked = request.args.get("months", type=int)
    return asked if asked in MONTHS else USUAL_MONTHS


def people_table(picture: Picture) -> Table[Row]:
    """The people of the chosen state, narrowed by school, subject, year of work, events."""
    state = chosen()
    rows = picture.leaving(months()) if state == LEAVING else needing(picture, state)
    return Table(
        name=f"ohvat-{picture.as_of.isoformat()}",
        columns=LEAVERS if state == LEAVING else COLUMNS,
        rows=rows,
        filters=tuple(one for one in _filters(rows) if len(one.options) > 1),
        empty="Здесь никого нет",
        empty_text="У всех молодых педагогов есть наставник." if state == NEEDING else "",
    )


def needing(picture: Picture, state: str = NEEDING) -> list[Row]:
    """The people of a state, whoever needs most first; of no state: all who need something."""
    hidden = {NEEDING: {"covered"}, EVERYONE: set[str]()}.get(state, set(rules.STATES) - {state})
    rows = [row for row in picture.people if row.standing.state not in hidden]
    return sorted(rows, key=lambda row: (ORDER.index(row.standing.state), row.standing.is_away))


def _filters(rows: list[Row]) -> Iterator[Filter[Row]]:
    yield Filter(
        key="school",
        title="Школа",
        options=_by_words({str(row.organization_id): row.organization for row in rows}),
        value=lambda row: str(row.organization_id),
    )
    yield Filter(
        key="subject",
        title="Предмет",
        options=_by_words({key: words for row in rows for key, words in queries.subjects_of(row)}),
        value=lambda row: tuple(key for key, _ in queries.subjects_of(row)),
    )
    yield Filter(
        key="year",
        title="Год работы",
        options=_by_words(dict(rules.work_year(row.year) for row in rows)),
        value=lambda row: rules.work_year(row.year)[0],
    )
    present = {bool(row.events) for row in rows}
    yield Filter(
        key="came",
        title="Мероприятия за год",
        options=[one for one, holds in ((CAME, True), (STAYED, False)) if holds in present],
        value=lambda row: CAME[0] if row.events else STAYED[0],
    )


def _by_words(options: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(options.items(), key=lambda one: sort_key(one[1]))


def sheets(picture: Picture, *, printed_by: str) -> list[Sheet]:
    """The whole picture as sheets of one file."""
    listed = (("Все педагоги", needing(picture, EVERYONE)), ("Кому нужно действие", needing(picture)))
    found = [_summary(picture, printed_by)]
    found += [_people(name, COLUMNS, rows) for name, rows in listed if picture.named]
    found += [
        _groups(name, title, broken)
        for name, title, broken in (
            ("По школам", "Школа", picture.schools),
            ("По предметам", "Предмет", picture.subjects),
            ("По году работы", "Год работы", picture.years),
        )
    ]
    found.append(_months(picture))
    if picture.named:
        found.append(_people("Скоро утратят статус", LEAVERS, picture.leaving(MONTHS[-1])))
    return found


def _summary(picture: Picture, printed_by: str) -> Sheet:
    events = picture.events
    rows = [
        ("Муниципалитет", picture.place),
        ("На дату", picture.as_of),
        ("Правило", f"{picture.rule} (версия {picture.rule_version})"),
        ("Молодых педагогов", _figure(picture.counts["young_teachers"])),
        *((rules.COVERAGE_NAMES[state], _figure(picture.counts[state])) for state in rules.STATES),
        ("Доля с наставником, %", _figure(picture.percent)),
        (f"Участвовали в мероприятиях {since_date(events.since)}", _figure(events.attended)),
        ("Доля участвовавших, %", _figure(events.percent)),
        ("Кто выгрузил", printed_by),
        ("Когда", picture.today),
    ]
    return Sheet(name="Сводка", titles=("Показатель", "Значение"), rows=rows)


def _figure(number: float | None) -> float | str:
    return "скрыто или н/д" if number is None else number


def _people(name: str, columns: Iterable[Column[Row]], rows: Iterable[Row]) -> Sheet:
    told = tuple(columns)
    cells = [[_cell(one.value(row)) for one in told] for row in rows]
    return Sheet(name=name, titles=[one.title for one in told], rows=cells)


def _cell(value: object) -> object:
    return ", ".join(value) if isinstance(value, tuple) else value


def _groups(name: str, title: str, broken: Breakdown) -> Sheet:
    states = [rules.COVERAGE_NAMES[state] for state in rules.STATES]
    rows = [
        (one.title, one.counts["young_teachers"], *(one.counts[state] for state in rules.STATES))
        for one in broken.lines
    ]
    return Sheet(name=name, titles=(title, "Молодых педагогов", *states), rows=rows)


def _months(picture: Picture) -> Sheet:
    rows = [(one.day, one.percent, one.covered, one.young) for one in picture.year]
    titles = ("На дату", "Доля с наставником, %", "С наставником", "Молодых педагогов")
    return Sheet(name="По месяцам", titles=titles, rows=rows)

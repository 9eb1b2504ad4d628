"""The journey: a methodist reads coverage of young teachers by school, and who else may."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import event

from services.mentorship import queries
from shared.contracts.registry import Absence, DiagnosticsRule, YoungInterval
from shared.permissions import Scope
from shared.roster.consumers import keep_municipality
from tests.services.mentorship.making import MUNICIPALITY, Mentorship, ago, known, municipality, person
from tests.services.mentorship.test_imports import load, pair_row

EVERYTHING = Scope(level="all", person_id=None, organization_ids=frozenset(), municipality_id=None)
COUNTS = ("young_teachers", "covered", "stalled", "in_progress", "uncovered", "unknown", "percent")


def prepare(mentorship: Mentorship) -> None:
    """Кравец is covered, Лапин waits for an order, Дёмина has nobody, Панова is not determined."""
    load(mentorship, "pairs", pair_row(2), pair_row(3, mentee_id=str(known("Лапин")), order_number=""))
    mentorship.keep(person("Дёмина", "B", since=ago(19)), person("Панова", "A", young_unknown=True))


def test_a_methodist_reads_who_is_covered_by_school_and_why(mentorship: Mentorship) -> None:
    prepare(mentorship)
    reply = mentorship.as_("methodist").get("coverage?municipality=ust-koksa")
    assert [reply[name] for name in COUNTS] == [3, 1, 0, 1, 1, 1, 33.3]
    assert [(one["name"], one["state"], one["reason"]) for one in reply["people"]] == [
        ("Кравец Анна", "covered", f"наставник Зуева Анна, приказ 15-н от {ago(100):%d.%m.%Y}"),
        ("Панова Анна", "unknown", "не указана дата рождения или начало педагогического стажа"),
        ("Дёмина Анна", "uncovered", "нет наставника 19 дней с начала работы"),
        ("Лапин Анна", "in_progress", "ждёт согласия наставника и наставляемого и приказа"),
    ]
    assert [(one["organization"], one["young_teachers"]) for one in reply["organizations"]] == [
        ("Школа А", 1),
        ("Школа Б", 2),
    ]
    assert reply["organizations"][1]["people"][0]["person_id"] == str(known("Дёмина"))


def test_a_principal_sees_the_own_school_and_an_analyst_no_names(mentorship: Mentorship) -> None:
    prepare(mentorship)
    own = mentorship.as_("principal", school="B").get("coverage")
    assert {one["organization"] for one in own["people"]} == {"Школа Б"}
    assert own["young_teachers"] == 2
    for role in ("analyst", "approver"):
        aggregates = mentorship.as_(role).get("coverage")
        assert (aggregates["people"], aggregates["organizations"]) == ([], [])
        assert {aggregates[name] for name in COUNTS} <= {None, 0}  # three people are too few
        mentorship.as_(role).get("coverage/people", 403)
    mentorship.as_(person="Зуева").get("coverage", 403)
    mentorship.as_("methodist").get("coverage?municipality=zeya", 404)


def crowd(mentorship: Mentorship) -> None:
    """Nine more of the young in either school: those of school А have mentors."""
    for school in ("A", "B"):
        for number in range(9):
            name = f"Новый{school}{number}"
            young = (YoungInterval(rule_version="1", since=None, until=None),)
            mentorship.keep(person(name, school, since=ago(40), young=young))
            if school == "A":
                row = pair_row(2 + number, mentee_id=str(known(name)), order_number=f"{number}")
                load(mentorship, "pairs", row)


def test_an_approver_reads_figures_by_which_nobody_is_recognised(mentorship: Mentorship) -> None:
    prepare(mentorship)
    crowd(mentorship)
    exact = mentorship.as_("methodist").get("coverage")
    assert [exact[name] for name in COUNTS] == [21, 10, 0, 1, 10, 1, 47.6]
    seen = mentorship.as_("approver").get("coverage")
    assert [seen[name] for name in COUNTS] == [21, 10, 0, None, None, None, 47.6]
    schools = [(one["covered"], one["young_teachers"], one["uncovered"]) for one in seen["organizations"]]
    assert schools == [(10, 10, None), (0, 11, None)]


def test_the_municipality_sets_how_few_are_no_figure(mentorship: Mentorship) -> None:
    prepare(mentorship)
    crowd(mentorship)
    with mentorship.database.write() as session:
        keep_municipality(session, municipality(diagnostics=DiagnosticsRule(smallest_cell=11)))
    seen = mentorship.as_("approver").get("coverage")
    assert [seen[name] for name in COUNTS] == [21, None, 0, None, None, None, None]
    assert seen["organizations"] == []
    assert "Число меньше 11 скрыто" in mentorship.as_("approver").page("/coverage")


def test_the_day_is_the_municipality_s_whoever_asks(mentorship: Mentorship) -> None:
    prepare(mentorship)
    with mentorship.database.write() as session:
        keep_municipality(session, municipality(timezone="Pacific/Kiritimati"))
    here = datetime.now(ZoneInfo("Pacific/Kiritimati")).date()
    reply = mentorship.as_("admin").get("coverage?municipality=ust-koksa")
    assert reply["as_of"] == str(here)


def test_the_year_is_the_same_computation_on_each_day_and_loads_once(mentorship: Mentorship) -> None:
    prepare(mentorship)
    asked: list[str] = []
    event.listen(mentorship.database.engine, "before_cursor_execute", lambda *row: asked.append(row[2]))
    with mentorship.database.read() as session:
        picture = queries.coverage_picture(
            session,
            code="ust-koksa",
            municipality_id=None,
            as_of=None,
            now=datetime.now(UTC),
            scope=EVERYTHING,
            named=True,
        )
    assert len(asked) <= 25
    methodist = mentorship.as_("methodist")
    assert len(picture.year) == 12
    for point in picture.year:
        assert methodist.get(f"coverage?as_of={point.day}")["percent"] == point.percent


def test_people_are_paged_and_filtered(mentorship: Mentorship) -> None:
    prepare(mentorship)
    methodist = mentorship.as_("methodist")
    [one] = methodist.get("coverage/people?state=uncovered")
    assert one["person_id"] == str(known("Дёмина"))
    assert len(methodist.get("coverage/people?limit=2")) == 2
    assert len(methodist.get(f"coverage?organization={known('B')}")["people"]) == 2


def test_the_past_is_read_as_it_was(mentorship: Mentorship) -> None:
    prepare(mentorship)
    before = mentorship.as_("methodist").get(f"coverage?as_of={ago(101)}")
    assert [before[name] for name in COUNTS] == [2, 0, 0, 0, 2, 1, 0.0]
    ended = pair_row(2, ends_on=str(ago(5)))
    load(mentorship, "pairs", ended)
    assert mentorship.as_("methodist").get(f"coverage?as_of={ago(5)}")["covered"] == 1
    assert mentorship.as_("methodist").get(f"coverage?as_of={ago(4)}")["covered"] == 0


def test_the_command_line_shape_and_a_fixed_number_of_queries(mentorship: Mentorship) -> None:
    prepare(mentorship)
    asked: list[str] = []
    event.listen(mentorship.database.engine, "before_cursor_execute", lambda *row: asked.append(row[2]))
    with mentorship.database.read() as session:
        reply = queries.coverage(session, municipality_id=MUNICIPALITY, as_of=ago(0), scope=EVERYTHING)
    assert set(reply) == {"municipality", "as_of", "rule_version", "people", *COUNTS}
    assert (reply["municipality"], reply["as_of"], reply["rule_version"]) == ("ust-koksa", str(ago(0)), "1")
    assert set(reply["people"][0]) == {"name", "organization", "state", "reason", "next_action"}
    assert len(asked) <= 25


def test_one_on_leave_is_uncovered_with_the_reason(mentorship: Mentorship) -> None:
    leave = Absence(id=known("leave"), kind="parental", since=date(2024, 9, 2), until=None)
    mentorship.keep(person("Кравец", "A", absences=(leave,)))
    people = mentorship.as_("methodist").get("coverage")["people"]
    assert people[0]["reason"] == "в отпуске по уходу за ребёнком с 02.09.2024"


def test_nobody_young_gives_no_percent(mentorship: Mentorship) -> None:
    assert mentorship.as_("methodist").get("coverage?as_of=2020-01-01")["percent"] is None
    assert municipality().code == "ust-koksa"


def test_a_merged_person_answers_under_the_survivor(mentorship: Mentorship) -> None:
    load(mentorship, "pairs", pair_row(2, mentee_id=str(known("Панова"))))
    mentorship.keep(person("Панова", "A", merged_into=known("Кравец"), employments=()))
    people = mentorship.as_("methodist").get("coverage")["people"]
    assert (people[0]["name"], people[0]["state"]) == ("Кравец Анна", "covered")
    assert len(mentorship.as_(person="Кравец").get("pairs")) == 1


def test_the_curator_of_a_school_sees_it_as_its_principal_does(mentorship: Mentorship) -> None:
    prepare(mentorship)
    curator, principal = mentorship.as_(person="Рыбин"), mentorship.as_("principal", school="B")
    curator.get("coverage", 403)
    curator.page("/coverage", 403)
    mentorship.keep_school("B", "Школа Б", curator_id=known("Рыбин"))
    assert curator.get("coverage") == principal.get("coverage")
    assert curator.get("coverage/people") == principal.get("coverage/people")
    shown = curator.page("/coverage")
    assert "Дёмина" in shown
    assert "Кравец" not in shown
    approver = mentorship.as_("approver", person="Рыбин")
    assert approver.get("coverage")["people"] == []

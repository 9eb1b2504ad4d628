"""The ten taken away: of a municipality, of a school, schools side by side; names to whom they are."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from docx import Document
from sqlalchemy import select

from services.monitoring.app import SERVICE
from shared.permissions import Actor
from shared.tables import outbox
from tests.services.given import Alone, actor, alone
from tests.services.monitoring.making import MUNICIPALITY, one
from tests.services.monitoring.telling import told
from tests.services.monitoring.test_pages import METHODIST, page
from tests.services.monitoring.test_periods import ANALYST, PRINCIPALS

DAY = "as_of=2025-12-31"
APPROVER = actor("approver", municipality_id=MUNICIPALITY)
SIGNED = actor("methodist", municipality_id=MUNICIPALITY, person_id=one("Зуева"))


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Alone]:
    """The worked case c1, only read here."""
    with alone(SERVICE, tmp_path_factory.mktemp("exports")) as made:
        made.hear(told())
        yield made


def document(service: Alone, who: Actor, address: str) -> tuple[str, list[list[str]]]:
    """A DOCX: its text with the facts of its head, and the rows of its last table."""
    reply = service.client(who).get(address)
    assert reply.status_code == 200, reply.text
    made = Document(BytesIO(reply.data))
    cells = [[[cell.text for cell in row.cells] for row in table.rows] for table in made.tables]
    text = "\n".join([*(one.text for one in made.paragraphs), *(" ".join(row) for row in cells[0])])
    return text, cells[-1]


def test_the_ten_on_paper_say_the_formula_the_fraction_the_verdict_and_who_printed_them(
    loaded: Alone,
) -> None:
    text, rows = document(loaded, SIGNED, f"/indicators.docx?{DAY}")
    for words in ("Усть-Коксинский район", "31 декабря 2025", "правило, версия 1", "Зуева, методист"):
        assert words in text
    fourth = rows[4]
    assert fourth[0] == "4"
    assert "Числитель: те, кому в периоде выдан документ" in fourth[1]
    assert "Знаменатель:" in fourth[1]
    assert fourth[2:] == ["2", "8", "25,0 %", "10 %", "выполнен"]
    assert rows[9][2:6] == ["3", "—", "—", "—"]
    for address in (f"/indicators.pdf?{DAY}", f"/api/v1/indicators/pdf?municipality=ust-koksa&{DAY}"):
        assert loaded.client(APPROVER).get(address).data.startswith(b"%PDF")
    assert loaded.client(METHODIST).get("/indicators.pdf?as_of=30.02.2025").status_code == 422


def test_an_analyst_prints_what_an_analyst_sees(loaded: Alone) -> None:
    _, rows = document(loaded, ANALYST, f"/indicators.docx?municipality=ust-koksa&{DAY}")
    assert rows[4][2:5] == ["скрыто", "8", "скрыто"]
    assert rows[1][2:4] == ["1", "4"]
    assert loaded.client(ANALYST).get(f"/schools?municipality=ust-koksa&{DAY}").status_code == 403
    assert loaded.client(ANALYST).get(f"/schools.pdf?municipality=ust-koksa&{DAY}").status_code == 403


PARTS = ("числитель", "знаменатель")


def test_schools_stand_side_by_side_and_each_head_sees_their_own(loaded: Alone) -> None:
    text = page(loaded, METHODIST, f"/schools?{DAY}")
    assert all(f"Школа {code}" in text for code in "ABCD")
    reply = loaded.client(METHODIST).get(f"/schools?{DAY}&export=csv")
    lines = [line.split(";") for line in reply.data.decode("utf-8-sig").splitlines()]
    by_name = {line[0]: dict(zip(lines[0], line, strict=True)) for line in lines[1:]}
    # cases/c1: two of the eight were trained
    fourth = {name: sum(int(line[f"№ 4, {name}"]) for line in by_name.values()) for name in PARTS}
    assert fourth == {"числитель": 2, "знаменатель": 8}
    assert by_name["Школа A"]["№ 1, знаменатель"] == "1"
    own = loaded.client(PRINCIPALS["B"]).get(f"/schools?{DAY}&export=csv").data.decode("utf-8-sig")
    assert "Школа B" in own
    assert "Школа A" not in own
    text, rows = document(loaded, METHODIST, f"/schools.docx?{DAY}")
    assert [row[0] for row in rows[1:]] == [*(f"Школа {code}" for code in "ABCD"), "Муниципалитет"]
    shown = loaded.client(METHODIST).get(f"/api/v1/schools?municipality=ust-koksa&{DAY}").get_json()
    assert [each["name"] for each in shown] == [f"Школа {code}" for code in "ABCD"]


def test_one_school_has_its_ten_for_any_date_within_reach(loaded: Alone) -> None:
    own, other = f"/schools/{one('B')}", f"/schools/{one('A')}"
    assert "Школа B" in page(loaded, PRINCIPALS["B"], f"{own}?{DAY}")
    assert loaded.client(PRINCIPALS["B"]).get(f"{other}?{DAY}").status_code == 404
    text, rows = document(loaded, PRINCIPALS["B"], f"{own}.docx?{DAY}")
    assert "Школа B" in text
    assert "директор" in text
    assert rows[0][2:] == ["В организации", "Значение", "По муниципалитету"]
    assert loaded.client(PRINCIPALS["B"]).get(f"{other}.pdf?{DAY}").status_code == 404
    asked = f"municipality=ust-koksa&{DAY}&organization_id={one('B')}"
    reply = loaded.client(PRINCIPALS["B"]).get(f"/api/v1/indicators/docx?{asked}")
    assert "Школа B" in "".join(
        cell.text
        for table in Document(BytesIO(reply.data)).tables
        for row in table.rows
        for cell in row.cells
    )


def looks(service: Alone) -> list[str]:
    """What was told of looks so far."""
    with service.database.read() as session:
        kinds = session.scalars(select(outbox.c.type).where(outbox.c.type.contains("accessed")))
        return list(kinds)


def test_a_list_of_organizations_has_no_empty_column_of_schools(loaded: Alone) -> None:
    taken = loaded.client(METHODIST).get(f"/indicators/3?{DAY}&list=in&export=csv").data.decode("utf-8-sig")
    assert taken.splitlines()[0] == "Организация;Почему здесь"


def test_a_list_of_names_taken_away_is_a_look_and_only_for_whom_names_are(loaded: Alone) -> None:
    names = f"/indicators/4?{DAY}&list=in"
    before = len(looks(loaded))
    page(loaded, METHODIST, names)
    assert len(looks(loaded)) == before
    assert "Почему здесь" in loaded.client(METHODIST).get(f"{names}&export=csv").data.decode("utf-8-sig")
    assert len(looks(loaded)) == before + 1
    nobody = loaded.client(APPROVER).get(f"{names}&export=csv").data.decode("utf-8-sig").splitlines()
    assert len(nobody) == 1
    assert len(looks(loaded)) == before + 1

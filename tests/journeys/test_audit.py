"""`mms audit verify`: says that the access log is whole, and finds a tail that was cut behind our back."""

from sqlalchemy import delete, select, update

from services.registry.models import AccessEntry, AccessHead
from shared.settings import Settings
from tests.journeys.conftest import Run
from tests.system import System

PERSON = "Фамилия;Имя;Отчество;Организация\nЗуева;Анна;Сергеевна;A\nПанова;Елена;Львовна;A\n"


def test_a_cut_tail_is_found_by_the_signed_mark(run: Run, system: System, settings: Settings) -> None:
    people = settings.home / "people.csv"
    people.write_text(PERSON)
    assert run("import", "people", str(people), "--municipality", "ust-koksa")[0] == 0
    status, _, said = run("audit", "verify", "--sign")
    assert (status, "Журнал цел: 2 записи" in said) == (0, True)
    assert list(settings.audit.glob("*.jwt"))
    with system.db("registry").write() as session:
        session.execute(delete(AccessEntry).where(AccessEntry.sequence == 2))
        [left] = session.scalars(select(AccessEntry))
        session.execute(update(AccessHead).values(count=1, hash=left.hash))
    status, _, said = run("audit", "verify")
    assert status == 1
    assert "запись № 2: нет в журнале" in said

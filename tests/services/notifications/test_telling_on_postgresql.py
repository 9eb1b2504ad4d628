"""Reminders, escalation, announcements, reach and statistics mean the same on PostgreSQL."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from services.notifications.app import SERVICE
from shared.settings import load
from tests.services.given import Alone
from tests.services.notifications.making import (
    account_changed,
    due_step,
    municipality_configured,
    one,
    person_changed,
    route_changed,
    school_changed,
    session_changed,
)
from tests.services.notifications.test_announcements import do, draft, get
from tests.services.notifications.test_inbox import inbox, person
from tests.services.notifications.test_pages import page
from tests.services.notifications.test_settings import methodist, put, rule
from tests.services.notifications.ticking import after, hear, tick, told

pytestmark = pytest.mark.postgres
MONDAY = date(2026, 10, 12)
TODAY = date.today()  # noqa: DTZ011 the doors know no other day


@pytest.fixture
def service(postgres_url: str, tmp_path: Path) -> Iterator[Alone]:
    """Notifications alone on PostgreSQL; nobody needs the broker here."""
    environ = {"MMS_HOME": str(tmp_path), "MMS_DATABASE_URL": postgres_url, "MMS_BUS": "kafka://127.0.0.1:1"}
    made = Alone(SERVICE, load(environ))
    people = [person_changed(name, "A") for name in ("Кравец", "Лапин", "Ким")]
    schools = (school_changed("A", curator=None),)
    made.hear([municipality_configured(), *schools, *people, account_changed("Кравец")])
    yield made
    made.database.close()
    made.app.extensions["mms_database"].close()


def test_the_whole_way(service: Alone) -> None:
    steps = (due_step("step", after(MONDAY, 8)),)
    hear(service, [route_changed("in_progress", steps=steps)], on=MONDAY)
    hear(service, [route_changed("pending_approval", "principal", id=one("r2"))], on=MONDAY)
    tick(service, *(after(MONDAY, days) for days in range(9)))
    assert [state for _, _, state in told(service, "step_due")] == ["moot", "open"]
    assert [who for who, _, _ in told(service, "escalation")] == ["role:methodist:"]
    service.hear([session_changed("disputed")])
    put(service, "session_disputed", enabled=False)
    assert inbox(service, person("Зуева")) == []
    assert rule(service, "session_disputed")["reaches"] == 1
    made = draft(service, subjects=[], newcomers_until=after(TODAY, 30).isoformat())
    assert do(service, made, "sending")["sent"] == 3
    service.hear([person_changed("Новый", "A")])
    tick(service, after(MONDAY, 20))
    [item] = [each for each in inbox(service, person("Новый")) if each["kind"] == "announcement"]
    service.client(person("Новый")).post(f"/api/v1/inbox/{item['id']}/read")
    assert (get(service, methodist(), made)["sent"], get(service, methodist(), made)["read"]) == (4, 1)
    do(service, made, "withdrawal")
    assert "Объявление отозвано" in page(service, person("Новый"), f"/announcements/{made}")
    for address in ("/rules", "/rules/step_due", "/statistics", "/calendar", "/announcements", "/?by=kind"):
        page(service, methodist(), address)

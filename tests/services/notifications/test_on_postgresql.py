"""The same on a real PostgreSQL: two planners and two senders at once, a digest, a retry."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from services.notifications.app import SERVICE
from services.notifications.clock import Planning
from shared.sending import Smtp
from shared.settings import load
from tests.processes.smtp import mail_server
from tests.services.given import Alone, actor
from tests.services.notifications.making import MUNICIPALITY, diagnostic_changed, one, session_changed
from tests.services.notifications.outside import SENDER, Outside, municipality, with_mail

pytestmark = pytest.mark.postgres
PEOPLE = [f"Учитель{number}" for number in range(40)]


@pytest.fixture
def service(postgres_url: str, tmp_path: Path) -> Iterator[Alone]:
    """Notifications on PostgreSQL."""
    environ = {"MMS_HOME": str(tmp_path), "MMS_DATABASE_URL": postgres_url, "MMS_BUS": "kafka://127.0.0.1:1"}
    made = Alone(SERVICE, load(environ))
    made.hear([municipality(), *with_mail("Кравец"), *with_mail("Зуева")])
    yield made
    made.database.close()
    made.app.extensions["mms_database"].close()


def together(*steps: Callable[[], int]) -> None:
    """Move these loops at once until each has nothing to do."""
    begin = threading.Barrier(len(steps))

    def work(step: Callable[[], int]) -> None:
        begin.wait()
        while step():
            pass

    threads = [threading.Thread(target=work, args=(step,)) for step in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_nothing_goes_twice_and_nothing_is_lost(service: Alone, tmp_path: Path) -> None:
    outside = Outside(service)
    for name in PEOPLE:
        ids = [one(f"session {number} of {name}") for number in range(3)]
        held = [session_changed("held", id=each, mentee_id=one(name)) for each in ids]
        service.hear([*with_mail(name), *held])
    together(outside.plan.step, Planning(service.database, clock=lambda: outside.now).step)
    with mail_server(tmp_path / "server") as server:
        loops = [outside.loop(Smtp(server.url, sender=SENDER)) for _ in range(2)]
        together(*[loop.step for loop in loops])
        for loop in loops:
            loop.close()
        copies = Counter(server.ids())
    sent = {f"<{one.id}@mms.example.ru>" for one in outside.deliveries() if one.state == "sent"}
    assert copies == Counter(sent)
    assert len({one.reader_id for one in outside.deliveries()}) == len(PEOPLE)


def test_a_digest_and_a_retry(service: Alone) -> None:
    outside = Outside(service)
    service.hear([diagnostic_changed("scored")])
    outside.go()
    for _ in range(2):
        outside.at(datetime(2026, 5, 18, 4, tzinfo=UTC))
    assert outside.states() == [("digest", "sent")]
    # a retry goes by the hour of whoever runs this: its reader knows no quiet
    reader = service.client(actor(person_id=one("Кравец"), municipality_id=MUNICIPALITY))
    always = {"quiet_from": 0, "quiet_until": 0, "works_weekends": True}
    assert reader.put("/api/v1/preferences", json=always).status_code == 200
    outside.mail_loop = outside.loop(Smtp("smtp://127.0.0.1:9", sender=SENDER))
    service.hear([session_changed("held")])
    outside.go()
    client = service.client(actor("admin", municipality_id=MUNICIPALITY))
    [failed] = client.get("/api/v1/deliveries?state=failed").get_json()
    assert client.get("/deliveries?q=Кравец").status_code == 200
    for step, state in (("discard", "discarded"), ("retry", "queued")):
        reply = client.post(f"/api/v1/deliveries/{failed['id']}/{step}")
        assert (reply.status_code, reply.get_json()["state"]) == (200, state)
    for job in SERVICE.jobs:
        with service.database.write() as session:
            job(session, outside.now)
    assert "mms_deliveries_due 1.0" in client.get("/metrics").text

"""`mms drain` also sends what is due, and a worker goes on by itself; digests are waited for by neither."""

import threading

from services.delivering import send_due
from services.notifications.app import SERVICE
from services.worker import go_on
from tests.faults.waiting import until
from tests.services.given import Alone
from tests.services.notifications.making import diagnostic_changed, one, session_changed
from tests.services.notifications.outside import Outside, municipality, with_mail
from tests.services.notifications.test_inbox import person


def told(service: Alone) -> Outside:
    """Кравец knows no quiet, has something urgent and something for the digest."""
    service.hear([municipality(), *with_mail("Кравец"), *with_mail("Зуева")])
    wishes = {"quiet_from": 0, "quiet_until": 0, "works_weekends": True}
    reply = service.client(person("Кравец")).put("/api/v1/preferences", json=wishes)
    assert reply.status_code == 200, reply.text
    service.hear([session_changed("held"), diagnostic_changed("scored")])
    return Outside(service)


def test_drain_sends_what_is_due(notifications: Alone) -> None:
    outside = told(notifications)
    for _ in range(2):
        send_due(notifications.settings, {SERVICE.name: notifications.database})
    assert outside.states() == [("items", "sent")]
    assert len(outside.letters()) == 1


def test_the_loops_of_a_worker_send_by_themselves_and_stop(notifications: Alone) -> None:
    outside = told(notifications)
    stop = threading.Event()
    loops = SERVICE.loops(notifications.database, notifications.settings)
    assert [loop.name for loop in loops] == ["plan", "send-email"]
    threads = [threading.Thread(target=go_on, args=(loop, stop)) for loop in loops]
    for thread in threads:
        thread.start()
    until(lambda: outside.states() == [("items", "sent")], seconds=60)
    notifications.hear([session_changed("held", id=one("s"), mentee_id=one("Зуева"))])
    stop.set()
    for thread in threads:
        thread.join(timeout=30)
    assert not any(thread.is_alive() for thread in threads)

"""What leaves the system of a person is in what the person may take: addresses, wishes, deliveries."""

import json

from tests.services.given import Alone
from tests.services.notifications.making import one, session_changed
from tests.services.notifications.outside import Outside, mailbox, municipality, with_mail
from tests.services.notifications.test_inbox import person


def test_everything_held_of_messages_is_told(notifications: Alone) -> None:
    notifications.hear([municipality(), *with_mail("Кравец"), *with_mail("Зуева"), session_changed("held")])
    Outside(notifications).go()
    client = notifications.client(person("Кравец"))
    line = {"kind": "session", "channel": "email", "choice": "digest"}
    assert (
        client.put(
            "/api/v1/preferences", json={"quiet_from": 22, "digest_every": "day", "choices": [line]}
        ).status_code
        == 200
    )
    client.post("/api/v1/preferences/addresses", json={"channel": "email", "value": "home@example.ru"})
    with notifications.database.read() as session:
        told = notifications.service.subject(session, frozenset({one("Кравец")}), None)  # type: ignore[arg-type]
    assert told["Отправки"][0]["Адрес"] == f"{mailbox('Кравец')}@school.example.ru"
    assert told["О чём писать"] == [{"О чём": "Встречи", "Канал": "Почта", "Как": "всё в сводке"}]
    assert told["Адреса"] == [{"Канал": "Почта", "Адрес": "", "Ждёт кода": "home@example.ru"}]
    [when] = told["Когда писать"]
    assert (when["Сводка"], when["Тишина с"]) == ("каждый рабочий день", 22)
    assert json.loads(json.dumps(told)) == told

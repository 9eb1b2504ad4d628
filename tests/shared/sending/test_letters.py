"""A letter as mail: headers that programs rely on, Russian that comes out whole, a folder without copies."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from uuid import UUID

import pytest

from shared.sending import Folder, Letter, Sender, Smtp, as_mail, message_id

NOW = datetime(2026, 5, 12, 5, tzinfo=UTC)
URL = "https://методист.рф"
LEAVE = f"https://mms.example.ru/notifications/api/v1/unsubscriptions/{'a' * 120}"
LETTER = Letter(
    id=UUID(int=77),
    to="иванова@школа.рф".replace("иванова", "ivanova"),
    subject="Сводка за неделю: 1 дело ждёт вас и 12 новостей, которые могут и подождать до понедельника",
    text="Текст\n.\nточка",
    html="<p>Текст</p>",
    leave=LEAVE,
)


def read(content: bytes) -> EmailMessage:
    return message_from_bytes(content, policy=default)


def test_headers() -> None:
    sender = Sender.of(public_url=URL, reply_to="metodist@example.ru")
    raw = as_mail(LETTER, sender=sender, now=NOW).as_bytes()
    mail = read(raw)
    assert mail["Subject"] == LETTER.subject
    assert mail["To"] == "ivanova@xn--80atdl2c.xn--p1ai"
    assert mail["Message-ID"] == message_id(LETTER.id, URL) == f"<{LETTER.id}@xn--d1abknlude.xn--p1ai>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Reply-To"] == "metodist@example.ru"
    assert mail["Date"] == "Tue, 12 May 2026 05:00:00 +0000"
    assert b"\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\n" in raw
    assert f"\nList-Unsubscribe: <{LEAVE}>\n".encode() in raw, "whole, not encoded"
    parts = [part.get_content_type() for part in mail.iter_parts()]
    assert parts == ["text/plain", "text/html"]
    assert max(len(line) for line in raw.splitlines() if b"=?utf-8?" in line) <= 78


@pytest.mark.parametrize(
    ("url", "address", "identity"),
    [
        ("http://127.0.0.1:8000", "mms@[127.0.0.1]", "127.0.0.1"),
        ("http://[::1]:8000", "mms@[IPv6:::1]", "IPv6...1"),
        ("https://mms.example.ru", "mms@mms.example.ru", "mms.example.ru"),
    ],
)
def test_who_writes_is_named_after_the_host(url: str, address: str, identity: str) -> None:
    assert Sender.of(public_url=url).address == address
    assert message_id(UUID(int=1), url) == f"<{UUID(int=1)}@{identity}>"


def test_a_sender_of_a_russian_domain_is_named_as_servers_do() -> None:
    sender = Sender.of(public_url=URL, address="mms@школа.рф", reply_to="kim@школа.рф")
    mail = read(as_mail(LETTER, sender=sender, now=NOW).as_bytes())
    assert mail["From"].addresses[0].addr_spec == "mms@xn--80atdl2c.xn--p1ai"
    assert mail["Reply-To"] == "kim@xn--80atdl2c.xn--p1ai"


def test_the_same_letter_is_the_same_private_file(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "mail", sender=Sender.of(public_url=URL))
    for _ in range(2):
        assert folder.send(LETTER, now=NOW).state == "accepted"
    [kept] = (tmp_path / "mail").iterdir()
    assert kept.name == f"{LETTER.id}.eml"
    assert kept.stat().st_mode & 0o077 == 0
    assert read(kept.read_bytes())["Subject"] == LETTER.subject


def test_a_folder_that_cannot_be_written_is_tried_later(tmp_path: Path) -> None:
    (tmp_path / "mail").write_text("a file stands in the way")
    outcome = Folder(tmp_path / "mail", sender=Sender.of(public_url=URL)).send(LETTER, now=NOW)
    assert (outcome.state, outcome.is_down) == ("later", True)


def test_a_name_no_server_takes_stops_its_own_letter_only() -> None:
    carrier = Smtp("smtp://127.0.0.1:1", sender=Sender.of(public_url=URL))
    outcome = carrier.send(replace(LETTER, to="школа@example.ru"), now=NOW)
    assert (outcome.state, outcome.fault, outcome.is_down) == ("refused", "address", False)

"""The domestic messengers against a service on loopback: what is sent, and what each answer means."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest

from shared.sending import Letter, Max, Vk
from tests.shared.sending.messenger import Service, messenger

NOW = datetime(2026, 5, 12, 5, tzinfo=UTC)
LETTER = Letter(id=UUID(int=77), to="12345", subject="Тема", text="Встреча 12 мая состоялась?")


@pytest.fixture
def service() -> Iterator[Service]:
    """A messenger's service."""
    with messenger() as made:
        yield made


def vk(service: Service) -> Vk:
    return Vk("token-1", resolve=service.resolve, connect=service.connect)


def test_vk_is_asked_with_a_number_that_stops_copies(service: Service) -> None:
    service.answer('{"response": 5}')
    for _ in range(2):
        assert vk(service).send(LETTER, now=NOW).state == "accepted"
    first, second = (parse_qs(one.body) for one in service.asked)
    assert first == second
    assert first["user_id"] == ["12345"]
    assert first["message"] == [LETTER.text]
    assert first["random_id"] == ["77"]
    assert service.asked[0].authorization == "Bearer token-1"
    assert "token-1" not in service.asked[0].path + service.asked[0].body


def test_max_is_asked_by_number(service: Service) -> None:
    service.answer('{"message": {}}')
    carrier = Max("token-2", resolve=service.resolve, connect=service.connect)
    assert carrier.send(LETTER, now=NOW).state == "accepted"
    [asked] = service.asked
    assert parse_qs(urlsplit(asked.path).query)["user_id"] == ["12345"]
    assert json.loads(asked.body) == {"text": LETTER.text}
    assert asked.authorization == "token-2"


@pytest.mark.parametrize(
    ("body", "state", "is_down", "is_bad_address"),
    [
        ('{"error": {"error_code": 6}}', "later", True, False),
        ('{"error": {"error_code": 9}}', "later", True, False),
        ('{"error": {"error_code": 901}}', "refused", False, True),
        ('{"error": {"error_code": 5}}', "later", False, False),
        ("<html>", "later", True, False),
        ("[]", "later", True, False),
        ('{"response": "' + "x" * 100_000 + '"}', "later", True, False),
    ],
)
def test_each_answer_of_vk_means_something(
    service: Service, body: str, state: str, *, is_down: bool, is_bad_address: bool
) -> None:
    service.answer(body)
    outcome = vk(service).send(LETTER, now=NOW)
    assert (outcome.state, outcome.is_down, outcome.fault == "address") == (state, is_down, is_bad_address)


@pytest.mark.parametrize(
    ("retry_after", "waits"),
    [
        ("90", timedelta(seconds=90)),
        ("Tue, 12 May 2026 06:00:00 GMT", timedelta(hours=1)),
        ("99999999999", timedelta(days=1)),
        ("soon", None),
        ("", None),
    ],
)
def test_retry_after_is_heard(service: Service, retry_after: str, waits: timedelta | None) -> None:
    service.answer("{}", status=429, Retry_After=retry_after)
    outcome = vk(service).send(LETTER, now=NOW)
    assert (outcome.state, outcome.after, outcome.is_down) == ("later", waits, True)


def test_statuses(service: Service) -> None:
    for status, state, is_bad in ((403, "refused", True), (400, "refused", False), (500, "later", False)):
        service.answer("{}", status=status)
        outcome = vk(service).send(LETTER, now=NOW)
        assert (outcome.state, outcome.fault == "address") == (state, is_bad)


def test_a_name_that_leads_inside_is_not_asked(service: Service) -> None:
    carrier = Vk("token-1", resolve=lambda _host, _port: ["10.0.0.1"], connect=service.connect)
    outcome = carrier.send(LETTER, now=NOW)
    assert (outcome.state, outcome.is_down, service.asked) == ("later", True, [])

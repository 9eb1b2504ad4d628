"""Every event has a golden sample on the wire, and somebody who listens or a declared nobody."""

from pathlib import Path

import msgspec
import pytest

import shared.contracts.mentorship
import shared.contracts.registry
import shared.contracts.routes
from services.catalogue import SERVICES
from shared.bus.kafka import TOPICS
from shared.bus.message import dump
from shared.contracts import EVENTS

GOLDEN = Path(__file__).parent / "golden"
# told for the record and for services to come; today nobody acts on them
NOBODY = {
    "mms.mentorship.document_changed.v1",
    "mms.mentorship.programme_changed.v1",
    "mms.mentorship.report_changed.v1",
}
PRODUCERS = (shared.contracts.registry, shared.contracts.mentorship, shared.contracts.routes)


@pytest.mark.parametrize("type_", sorted(EVENTS))
def test_the_sample_on_the_wire_is_what_is_written_today(type_: str) -> None:
    sample = (GOLDEN / f"{type_}.json").read_bytes()
    event = msgspec.json.decode(sample, type=EVENTS[type_])
    assert msgspec.json.format(dump(event), indent=1) == sample.strip()


@pytest.mark.parametrize("type_", sorted(EVENTS))
def test_unknown_fields_of_a_newer_producer_are_ignored(type_: str) -> None:
    fields = msgspec.json.decode((GOLDEN / f"{type_}.json").read_bytes())
    newer = msgspec.json.encode(fields | {"added_later": {"x": 1}})
    assert dump(msgspec.json.decode(newer, type=EVENTS[type_])) == msgspec.json.encode(fields)


@pytest.mark.parametrize("type_", sorted(EVENTS))
def test_somebody_listens(type_: str) -> None:
    listeners = [name for name, service in SERVICES.items() if type_ in service.consumers.types]
    assert bool(listeners) != (type_ in NOBODY)


def test_every_topic_is_declared() -> None:
    assert {cls.TOPIC for cls in EVENTS.values()} <= set(TOPICS)


def test_no_stray_samples() -> None:
    assert {path.stem for path in GOLDEN.glob("*.json")} == set(EVENTS)


def test_what_must_stay_in_registry_has_no_field_anywhere() -> None:
    names = {field for cls in EVENTS.values() for field in cls.__dataclass_fields__}
    assert not names & {
        "snils",
        "snils_index",
        "birth_date",
        "note",
        "text",
        "score",
        "severity",
        "password_hash",
    }


def test_names_travel_on_the_people_topic_only() -> None:
    named = {cls.TOPIC for cls in EVENTS.values() if "last_name" in cls.__dataclass_fields__}
    assert named == {"mms.people"}

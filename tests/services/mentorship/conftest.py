"""The service alone, as a fixture."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from tests.services.mentorship.making import TODAY, Mentorship


@pytest.fixture
def mentorship(tmp_path: Path) -> Iterator[Mentorship]:
    """Mentorship with registry and monitoring stopped."""
    service = Mentorship(tmp_path / "mentorship")
    yield service
    service.close()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Mentorship, UUID]]:
    """A service tests only read, with an event of today."""
    service = Mentorship(tmp_path_factory.mktemp("shared") / "mentorship")
    event = {"title": "Встреча", "kind": "methodical", "event_date": str(TODAY)}
    made = service.as_("methodist").post("support-events", event, 201)
    yield service, UUID(made["id"])
    service.close()

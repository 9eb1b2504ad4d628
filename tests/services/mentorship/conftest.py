"""The service alone, as a fixture."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from tests.services.mentorship.making import TODAY, Mentorship
from tests.shelf import Shelf

SHELF = Shelf(Mentorship)


@pytest.fixture
def mentorship() -> Iterator[Mentorship]:
    """Mentorship with registry and monitoring stopped."""
    with SHELF.lend() as lent:
        yield lent


@pytest.fixture(scope="module")
def shared() -> Iterator[tuple[Mentorship, UUID]]:
    """A service tests only read, with an event of today."""
    with SHELF.lend() as service:
        event = {"title": "Встреча", "kind": "methodical", "event_date": str(TODAY)}
        made = service.as_("methodist").post("support-events", event, 201)
        yield service, UUID(made["id"])

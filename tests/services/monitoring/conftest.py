"""Monitoring alone, for each test."""

from collections.abc import Iterator

import pytest

from services.monitoring.app import SERVICE
from tests.services.given import Alone, shelf

SHELF = shelf(SERVICE)


@pytest.fixture
def monitoring() -> Iterator[Alone]:
    """The service on an empty home."""
    with SHELF.lend() as made:
        yield made

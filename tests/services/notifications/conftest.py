"""Notifications alone, for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from services.notifications.app import SERVICE
from tests.services.given import Alone, alone


@pytest.fixture
def notifications(tmp_path: Path) -> Iterator[Alone]:
    """The service on an empty home."""
    with alone(SERVICE, tmp_path) as made:
        yield made

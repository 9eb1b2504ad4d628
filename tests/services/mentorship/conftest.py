"""The service alone, as a fixture."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.mentorship.making import Mentorship


@pytest.fixture
def mentorship(tmp_path: Path) -> Iterator[Mentorship]:
    """Mentorship with registry and monitoring stopped."""
    service = Mentorship(tmp_path / "mentorship")
    yield service
    service.close()

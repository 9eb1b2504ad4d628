"""Routes alone, and the people who act in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from services.routes.app import SERVICE
from tests.services.given import alone
from tests.services.routes.making import Door, Routes


@pytest.fixture
def routes(tmp_path: Path) -> Iterator[Routes]:
    """Routes with the other four services stopped."""
    with alone(SERVICE, tmp_path) as service:
        yield Routes(service)


@pytest.fixture
def tutor(routes: Routes) -> Door:
    """The tutor of school A."""
    return routes.door("tutor", person="tutor", place="A")


@pytest.fixture
def teacher(routes: Routes) -> Door:
    """A teacher of school A."""
    return routes.door(person="teacher")


@pytest.fixture
def principal(routes: Routes) -> Door:
    """The principal of school A."""
    return routes.door("principal", person="principal", place="A")


@pytest.fixture
def methodist(routes: Routes) -> Door:
    """The methodist."""
    return routes.door("methodist")

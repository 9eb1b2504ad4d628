"""Routes alone, and the people who act in it."""

from collections.abc import Iterator

import pytest

from services.routes.app import SERVICE
from shared.settings import load
from tests.services.given import Alone
from tests.services.routes.making import Door, Routes
from tests.shelf import Shelf

SHELF = Shelf(lambda home: Routes(Alone(SERVICE, load({"MMS_HOME": str(home)}))))


@pytest.fixture
def routes() -> Iterator[Routes]:
    """Routes with the other four services stopped."""
    with SHELF.lend() as lent:
        yield lent


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

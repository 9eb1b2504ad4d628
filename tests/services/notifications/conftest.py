"""Notifications alone, for each test."""

from collections.abc import Iterator

import pytest

from services.notifications.app import SERVICE
from tests.services.given import Alone, shelf
from tests.services.notifications.outside import Outside, municipality, with_mail

SHELF = shelf(SERVICE)


@pytest.fixture
def notifications() -> Iterator[Alone]:
    """The service on an empty home."""
    with SHELF.lend() as made:
        yield made


@pytest.fixture
def outside(notifications: Alone) -> Outside:
    """What leaves the service; Кравец and Зуева can sign in and have mail."""
    notifications.hear([municipality(), *with_mail("Кравец"), *with_mail("Зуева")])
    return Outside(notifications)

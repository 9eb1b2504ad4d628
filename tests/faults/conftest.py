"""A mail server of a module, and the service that writes to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from services.notifications.app import SERVICE
from tests.processes.smtp import MailServer, mail_server
from tests.services.given import Alone, alone
from tests.services.notifications.outside import municipality, with_mail


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MailServer]:
    """One server for all; each test begins with what it has accepted so far."""
    with mail_server(tmp_path_factory.mktemp("smtp") / "server") as made:
        yield made


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Alone]:
    """The service; Кравец can sign in and has mail."""
    with alone(SERVICE, tmp_path) as made:
        made.hear([municipality(), *with_mail("Кравец"), *with_mail("Зуева")])
        yield made

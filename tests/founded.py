"""The village of the journeys, founded once a worker and lent to whoever lives in it, each time as new."""

from pathlib import Path

from tests.journeys.village import Village
from tests.shelf import Shelf
from tests.system import system_at


class Founded:
    """The village and the system it lives in."""

    def __init__(self, home: Path) -> None:
        self.system = system_at(home)
        self.village = Village(client=self.system.client, settle=self.system.deliver)
        self.village.found(self.system.client(operator=True))

    def close(self) -> None:
        """Give the connections back."""
        self.system.close()


VILLAGES = Shelf(Founded)

"""How far an import has come, as it tells while it works."""

from collections.abc import Callable
from typing import Literal

Stage = Literal["reading", "checking", "writing", "saving", "sending"]
Tell = Callable[[Stage, int, int], None]
"""Takes the stage, how many rows are done, and how many there are as far as is known."""
EVERY = 500


def silent(_stage: Stage, _done: int, _total: int) -> None:
    """Tell nobody."""

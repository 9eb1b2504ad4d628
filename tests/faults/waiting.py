"""Waiting for what other processes do, bounded, without guessing how long it takes."""

import threading
import time
from collections.abc import Callable

PAUSE_SECONDS = 0.05


def until(holds: Callable[[], bool], *, seconds: float) -> None:
    """Return as soon as the condition holds; fail when the time is over."""
    deadline = time.monotonic() + seconds
    pause = threading.Event()
    while not holds():
        assert time.monotonic() < deadline, "it never came to hold"
        pause.wait(PAUSE_SECONDS)

"""A real worker that plans and sends; told to `die`, it kills itself between the server's 250 and the mark.

python -m tests.faults.sending_worker die|live
"""

import os
import signal
import sys
import threading

from services.notifications import actions
from services.notifications.app import SERVICE
from services.worker import go_on
from shared.db import Database
from shared.settings import load


def _die(*_: object, **__: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    if sys.argv[1] == "die":
        actions.mark = _die
    settings = load()
    database = Database(settings.database(SERVICE.name))
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    threads = [
        threading.Thread(target=go_on, args=(loop, stop)) for loop in SERVICE.loops(database, settings)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

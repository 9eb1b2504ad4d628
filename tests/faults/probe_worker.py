"""A real worker process whose handler is not idempotent; told to `die`, it kills itself before its commit.

python -m tests.faults.probe_worker die|live
"""

import os
import signal
import sys

from flask import Flask
from kafka import KafkaConsumer

from services.worker import run_worker
from shared.service import Service
from shared.settings import Settings, load
from tests.shared.bus.probe import METADATA, make_consumers


def _no_app(_settings: Settings) -> Flask:
    raise NotImplementedError("a worker has no web part")


def _die(*_: object, **__: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


PROBE = Service(
    name="monitoring",
    metadata=(METADATA,),
    consumers=make_consumers("monitoring"),
    jobs=(),
    create_app=_no_app,
    republish=lambda _session: 0,
    subject=lambda _session, _person_ids, _keys: {},
)

if __name__ == "__main__":
    if sys.argv[1] == "die":
        KafkaConsumer.commit = _die
    run_worker(load(), PROBE)

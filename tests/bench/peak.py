"""The peak of resident memory of a command, whatever the measuring process itself is like."""

import json
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

# a process inherits the peak of whoever starts it, so that a small one has to stand between
LAUNCHER = """
import json, pathlib, resource, subprocess, sys
status = subprocess.run(sys.argv[2:]).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
said = {"status": status, "peak": used.ru_maxrss, "cpu": used.ru_utime + used.ru_stime}
pathlib.Path(sys.argv[1]).write_text(json.dumps(said))
"""
KILOBYTES_IN_MEGABYTE = 1024


@dataclass(frozen=True, kw_only=True)
class Ran:
    """How a command ended, what it said and what it took."""

    status: int
    output: str
    errors: str
    megabytes: float
    cpu_seconds: float
    seconds: float


def run_measured(*words: str, environment: Mapping[str, str]) -> Ran:
    """Run a command of this Python (`-m …`) as a process of its own."""
    with TemporaryDirectory(prefix="mms-peak-") as folder:
        report = Path(folder) / "report.json"
        started = time.monotonic()
        done = _launch([sys.executable, "-c", LAUNCHER, str(report), sys.executable, *words], environment)
        seconds = time.monotonic() - started
        said = json.loads(report.read_text())
    return Ran(
        status=said["status"],
        output=done.stdout,
        errors=done.stderr,
        megabytes=said["peak"] / KILOBYTES_IN_MEGABYTE,
        cpu_seconds=said["cpu"],
        seconds=seconds,
    )


def _launch(command: Sequence[str], environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, env=dict(environment), capture_output=True, text=True, check=True)

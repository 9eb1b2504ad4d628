"""A command loads what it uses: an import of people has no use for a server, a broker or others' doors."""

import json
import subprocess
import sys

UNUSED = {"gunicorn", "kafka", "services.demonstration", "services.worker"} | {
    f"services.{name}.{doors}"
    for name in ("mentorship", "routes", "notifications", "monitoring")
    for doors in ("api", "pages", "schemas")
}
LOADED = """
import json, sys
from services.app import create_origin, in_process_client
from services.cli.data import import_file
from shared.settings import load
client = in_process_client(create_origin(load(), lazily=True))
assert client.get("/registry/health/live").is_success
print(json.dumps(sorted(sys.modules)))
"""


def test_an_import_of_people_loads_only_what_it_uses(tmp_path: object) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED],
        env={"MMS_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert UNUSED.intersection(json.loads(done.stdout.splitlines()[-1])) == set()

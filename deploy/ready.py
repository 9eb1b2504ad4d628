"""Docker's question to a web container: `python ready.py SERVICE` ends with 0 when the service is ready."""

import sys
from urllib.request import urlopen

with urlopen(f"http://127.0.0.1:8000/{sys.argv[1]}/health/ready", timeout=4) as reply:
    print(reply.read().decode())

"""`python -m services.cli` is `mms`."""

from services.cli import main

main()

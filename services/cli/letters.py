"""Commands about letters: returned."""

from datetime import UTC, datetime
from typing import BinaryIO

import click

from services.cli.context import opened
from services.notifications.actions import take_returned
from shared.sending import read_returned

LARGEST = 1 << 20  # a report quotes headers, or a letter of ours; more is somebody else's


@click.command()
@click.argument("report", type=click.File("rb"), default="-")
def returned(report: BinaryIO) -> None:
    """Принять извещение о недоставке: почтовый сервер передаёт его на вход."""
    with opened() as (settings, databases):
        found = read_returned(report.read(LARGEST), public_url=settings.public_url)
        ours = False
        if found is not None:
            with databases["notifications"].write() as session:
                ours = take_returned(session, returned=found, now=datetime.now(UTC))
    # whatever it was, the server must not answer it with a bounce of its own
    click.echo("Отмечено: письмо вернулось." if ours else "Пропущено: это не извещение о нашем письме.")

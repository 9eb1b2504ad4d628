"""The command about the access log: is everything in it as it was written."""

from datetime import UTC, datetime

import click

from services.cli.context import Refused, opened
from services.delivering import drain
from services.registry import actions, queries
from services.registry.rules.chain import Flaw
from shared.keys import load_keys
from shared.russian import plural

WAIT_SECONDS = 60.0
ENTRIES = ("запись", "записи", "записей")


@click.group()
def audit() -> None:
    """Журнал доступа к данным людей."""


@audit.command("verify")
@click.option("--sign", is_flag=True, help="подписать отметку о нынешнем конце журнала")
def audit_verify(*, sign: bool) -> None:
    """Проверить, что журнал не правили, не укорачивали и не переставляли."""
    with opened() as (settings, databases):
        if settings.embedded:
            drain(settings, databases, timeout=WAIT_SECONDS)
        keys = load_keys(settings.keys)
        checkpoints = actions.read_checkpoints(settings.audit, keys=keys)
        with databases["registry"].read() as session:
            _refuse_flaws(queries.access_flaws(session, checkpoints=checkpoints))
            count = queries.access_head(session).count
            now = datetime.now(UTC)
            if sign and actions.sign_access_log(session, folder=settings.audit, keys=keys, now=now):
                click.echo(f"Отметка подписана и лежит в {settings.audit}.", err=True)
    click.echo(f"Журнал цел: {plural(count, *ENTRIES)}.", err=True)


def _refuse_flaws(flaws: list[Flaw]) -> None:
    if flaws:
        lines = [f"запись № {one.sequence}: {one.problem}" for one in flaws]
        raise Refused("\n".join(["Журнал доступа нарушен.", *lines]))

"""`mms`: one command with everything an administrator types."""

import json
import sys

import click
from sqlalchemy.exc import SQLAlchemyError

from services.cli.audit import audit
from services.cli.data import coverage, drain, import_file, indicators, init
from services.cli.events import dlq, outbox, readmodel
from services.cli.people import token, user
from services.cli.processes import doctor, migrate, serve, web, worker
from services.cli.subject import subject
from shared.bus.kafka import BrokerError
from shared.errors import DomainError
from shared.logs import configure


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def mms() -> None:
    """ММС: сопровождение педагогов муниципальной методической службой."""


for command in (
    serve,
    web,
    worker,
    migrate,
    doctor,
    init,
    import_file,
    drain,
    indicators,
    coverage,
    user,
    token,
    outbox,
    dlq,
    readmodel,
    audit,
    subject,
):
    mms.add_command(command)


def main() -> None:
    """Run a command; a refusal is one Russian sentence on stderr and exit status 1."""
    try:
        configure()
        mms(standalone_mode=False)
    except DomainError as error:
        _refuse(error)
    except (BrokerError, SQLAlchemyError) as error:
        _refuse(
            DomainError(f"База данных или Kafka не отвечает ({type(error).__name__}). Наберите mms doctor.")
        )
    except click.ClickException as error:
        error.show()
        _print_refusal("usage", error.format_message(), {})
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("Прервано, ничего не сделано.", err=True)
        sys.exit(1)


def _refuse(error: DomainError) -> None:
    """Say why; who asked for JSON gets one document too."""
    click.echo(error.message, err=True)
    for name, messages in error.fields.items():
        click.echo(f"  {name}: {' '.join(messages)}", err=True)
    _print_refusal(error.type, error.message, error.fields)
    sys.exit(1)


def _print_refusal(type_: str, message: str, fields: dict[str, list[str]]) -> None:
    """Give who asked for JSON one document, whatever the exit status."""
    if "--json" in sys.argv:
        document = {"error": {"type": type_, "message": message, "fields": fields}}
        click.echo(json.dumps(document, ensure_ascii=False))

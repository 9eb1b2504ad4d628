"""`mms`: one command with everything an administrator types."""

import json
import sys
from importlib import import_module

import click
from sqlalchemy.exc import SQLAlchemyError

from shared.errors import DomainError
from shared.logs import configure

COMMANDS = {
    "serve": "processes",
    "web": "processes",
    "worker": "processes",
    "migrate": "processes",
    "doctor": "processes",
    "backup": "copies",
    "restore": "copies",
    "init": "data",
    "import": "data",
    "drain": "data",
    "returned": "letters",
    "indicators": "data",
    "coverage": "data",
    "user": "people",
    "token": "people",
    "outbox": "events",
    "dlq": "events",
    "readmodel": "events",
    "audit": "audit",
    "subject": "subject",
}
"""Each command and the module it is in, loaded when it is typed: an import needs no server and no broker."""


class Commands(click.Group):
    """The group of all commands."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Name them."""
        return sorted(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"services.cli.{COMMANDS[cmd_name]}")
        found: click.Command = getattr(module, "import_file" if cmd_name == "import" else cmd_name)
        return found


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def mms() -> None:
    """ММС: сопровождение педагогов муниципальной методической службой."""


def main() -> None:
    """Run a command; a refusal is one Russian sentence on stderr and exit status 1."""
    try:
        configure()
        mms(standalone_mode=False)
    except DomainError as error:
        _refuse(error)
    except _unanswered() as error:
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


def _unanswered() -> tuple[type[Exception], ...]:
    """What a database or a broker that does not answer raises."""
    return import_module("shared.bus.kafka").BrokerError, SQLAlchemyError


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

"""Settings: read once from the environment, checked, and refused loudly with the variable's name."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from shared.errors import Invalid
from shared.mail_address import fault_of_name
from shared.uploads.limits import USUAL, Limits

PER_MINUTE = {"email": 600, "vk": 300, "max": 300}
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
SERVICES = ("registry", "mentorship", "routes", "notifications", "monitoring")


class WrongSetting(Invalid):
    """An environment variable that cannot be used; the message names it."""


@dataclass(frozen=True, kw_only=True)
class Demonstration:
    """Accounts anyone at this machine may sign in with: (who, e-mail), one password for all."""

    password: str
    accounts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class SingleSignOn:
    """An OpenID Connect provider whom people may sign in through, and who we are to it."""

    issuer: str
    client_id: str
    client_secret: str


@dataclass(frozen=True, kw_only=True)
class Messengers:
    """Domestic messengers a municipality may write by (41-ФЗ); one without a token is off."""

    vk_token: str = ""
    max_token: str = ""


@dataclass(frozen=True, kw_only=True)
class Sending:
    """What messages that leave the system are sent as: from whom, where answers go, how many a minute."""

    mail_from: str = ""
    reply_to: str = ""
    per_minute: Mapping[str, int] = field(default_factory=lambda: dict(PER_MINUTE))
    messengers: Messengers = Messengers()


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything a process may be told from outside. `bus` is `embedded` or `host:port[,…]` of Kafka.

    `demonstration` comes from no variable: only `mms serve --demo` sets it, on loopback.
    """

    home: Path
    database_url: str
    bus: str
    keys: Path
    public_url: str
    internal_url: str
    smtp_url: str
    log_format: str
    sending: Sending = Sending()
    two_factor_required: bool = False
    single_sign_on: SingleSignOn | None = None
    demonstration: Demonstration | None = None
    uploads: Limits = USUAL
    certificate_notice_months: int = 6

    @property
    def embedded(self) -> bool:
        """Whether all services run on one machine without a broker."""
        return self.bus == "embedded"

    @property
    def audit(self) -> Path:
        """Where the signed marks of the access log lie: outside any database."""
        return self.home / "audit"

    def database(self, service: str) -> str:
        """Give the SQLAlchemy URL of a service's database."""
        return self.database_url.format(service=service, home=self.home)


def _bus(value: str) -> str:
    if value == "embedded":
        return value
    if not value.startswith("kafka://") or not value.removeprefix("kafka://").strip(","):
        raise WrongSetting(f"MMS_BUS: «{value}» — нужно embedded или kafka://host:port[,host:port].")
    return value.removeprefix("kafka://")


def _database_url(value: str) -> str:
    if "{service}" not in value:
        raise WrongSetting("MMS_DATABASE_URL: в адресе нет {service} — у каждой службы своя база.")
    try:
        dialect = make_url(value.format(service="registry", home="/")).get_backend_name()
    except (ArgumentError, KeyError, ValueError) as error:
        raise WrongSetting(f"MMS_DATABASE_URL: не похоже на адрес базы данных ({error}).") from error
    if dialect not in {"sqlite", "postgresql"}:
        raise WrongSetting(f"MMS_DATABASE_URL: «{dialect}» не поддерживается, есть sqlite и postgresql.")
    return value.replace("postgresql://", "postgresql+psycopg://", 1)


def _url(name: str, value: str, schemes: set[str]) -> str:
    parts = urlsplit(value)
    if parts.scheme not in schemes or not parts.hostname:
        raise WrongSetting(f"{name}: «{value}» — нужен адрес вида {'/'.join(sorted(schemes))}://…")
    return value.rstrip("/")


def _single_sign_on(env: Mapping[str, str]) -> SingleSignOn | None:
    """Read the provider: all three variables or none; over the network only with TLS."""
    names = ("MMS_OIDC_ISSUER", "MMS_OIDC_CLIENT_ID", "MMS_OIDC_CLIENT_SECRET")
    issuer, client_id, client_secret = (env.get(name) or "" for name in names)
    if not any((issuer, client_id, client_secret)):
        return None
    if missing := [name for name in names if not env.get(name)]:
        raise WrongSetting(f"{missing[0]}: не задано. Для OpenID Connect нужны {', '.join(names)}.")
    _url("MMS_OIDC_ISSUER", issuer, {"http", "https"})
    if not issuer.startswith("https://") and urlsplit(issuer).hostname not in LOOPBACK:
        raise WrongSetting(f"MMS_OIDC_ISSUER: «{issuer}» — по сети только https://…")
    return SingleSignOn(issuer=issuer, client_id=client_id, client_secret=client_secret)


def _number(env: Mapping[str, str], name: str, default: int, *, most: int) -> int:
    """Read a whole number from 1 on."""
    value = env.get(name) or str(default)
    if not value.isdecimal() or not 1 <= int(value) <= most:
        raise WrongSetting(f"{name}: «{value}» — нужно целое число от 1 до {most}.")
    return int(value)


def _uploads(env: Mapping[str, str]) -> Limits:
    """Read how much people may attach, in megabytes; one body is never larger than the frame takes."""
    return Limits(
        file=_number(env, "MMS_UPLOAD_FILE_MB", USUAL.file, most=50),
        step=_number(env, "MMS_UPLOAD_STEP_MB", USUAL.step, most=500),
        person=_number(env, "MMS_UPLOAD_PERSON_MB", USUAL.person, most=10_000),
    )


def _sending(env: Mapping[str, str]) -> Sending:
    """Read who messages are from and how fast they may go; raises WrongSetting."""
    for name in ("MMS_MAIL_FROM", "MMS_MAIL_REPLY_TO"):
        _sender_address(name, env.get(name) or "nobody@nowhere")
    return Sending(
        mail_from=env.get("MMS_MAIL_FROM") or "",
        reply_to=env.get("MMS_MAIL_REPLY_TO") or "",
        per_minute=PER_MINUTE | _per_minute(env.get("MMS_SEND_PER_MINUTE") or ""),
        messengers=Messengers(
            vk_token=env.get("MMS_VK_TOKEN") or "", max_token=env.get("MMS_MAX_TOKEN") or ""
        ),
    )


def _sender_address(name: str, value: str) -> None:
    """Refuse what no letter can be from; a host of one word (localhost) may be."""
    local, at, host = value.partition("@")
    if not (local and at and host) or any(one in value for one in "\r\n <"):
        raise WrongSetting(f"{name}: «{value}» — нужен адрес вида imya@example.ru.")
    if (fault := fault_of_name(local)) is not None:
        raise WrongSetting(f"{name}: «{value}». {fault}")


def _per_minute(value: str) -> dict[str, int]:
    parts = [one.strip().partition("=") for one in value.split(",") if one.strip()]
    if any(name not in PER_MINUTE or not number.isdecimal() or not int(number) for name, _, number in parts):
        raise WrongSetting(f"MMS_SEND_PER_MINUTE: «{value}» — нужно, например, email=600,vk=300,max=300.")
    return {name: int(number) for name, _, number in parts}


def load(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from the environment; raises WrongSetting naming the variable."""
    env = os.environ if environ is None else environ
    home = Path(env.get("MMS_HOME") or "./var").resolve()
    bus = _bus(env.get("MMS_BUS") or "embedded")
    database_url = _database_url(env.get("MMS_DATABASE_URL") or "sqlite:///{home}/{service}.db")
    if bus == "embedded" and not database_url.startswith("sqlite"):
        raise WrongSetting("MMS_BUS: встроенная шина работает только с SQLite; с PostgreSQL нужна Kafka.")
    smtp = env.get("MMS_SMTP_URL") or ""
    log_format = env.get("MMS_LOG_FORMAT") or "text"
    if log_format not in {"text", "json"}:
        raise WrongSetting(f"MMS_LOG_FORMAT: «{log_format}» — нужно text или json.")
    two_factor = env.get("MMS_TWO_FACTOR") or "optional"
    if two_factor not in {"optional", "required"}:
        raise WrongSetting(f"MMS_TWO_FACTOR: «{two_factor}» — нужно optional или required.")
    public_url = _url(
        "MMS_PUBLIC_URL", env.get("MMS_PUBLIC_URL") or "http://127.0.0.1:8000", {"http", "https"}
    )
    return Settings(
        home=home,
        database_url=database_url,
        bus=bus,
        keys=Path(env.get("MMS_KEYS") or home / "keys").resolve(),
        public_url=public_url,
        internal_url=_url("MMS_INTERNAL_URL", env.get("MMS_INTERNAL_URL") or public_url, {"http", "https"}),
        smtp_url=_url("MMS_SMTP_URL", smtp, {"smtp", "smtps"}) if smtp else "",
        log_format=log_format,
        sending=_sending(env),
        two_factor_required=two_factor == "required",
        single_sign_on=_single_sign_on(env),
        uploads=_uploads(env),
        certificate_notice_months=_number(env, "MMS_CERTIFICATE_NOTICE_MONTHS", 6, most=36),
    )

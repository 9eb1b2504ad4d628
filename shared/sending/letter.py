"""A message to one address, and how it is written as mail (RFC 5322, 3834, 2369, 8058)."""

from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.message import Message
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import format_datetime, formataddr
from ipaddress import ip_address
from urllib.parse import urlsplit
from uuid import UUID

from shared.mail_address import ascii_host

WHOLE_LINES = compat32.clone(max_line_length=0)  # a long link is one line: not every reader unfolds it


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What goes to whom; the id is the same on every try. `leave` is where one stops it all by a POST."""

    id: UUID
    to: str
    subject: str
    text: str
    html: str = ""
    leave: str = ""


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Who writes: a name, an address, where answers go, and the public address of the installation."""

    name: str
    address: str
    reply_to: str
    public_url: str

    @classmethod
    def of(cls, *, public_url: str, address: str = "", reply_to: str = "", name: str = "ММС") -> "Sender":
        """Make the sender of an installation; without an address of its own it is named after its host."""
        written = wire_address(address) if address else f"mms@{mail_host(public_url)}"
        replies = wire_address(reply_to) if reply_to else ""
        return cls(name=name, address=written, reply_to=replies, public_url=public_url)


def mail_host(public_url: str) -> str:
    """The installation's host as it stands behind an @."""
    host = urlsplit(public_url).hostname or "localhost"
    try:
        return f"[{'IPv6:' if ip_address(host).version == 6 else ''}{host}]"  # noqa: PLR2004 the protocol's number
    except ValueError:
        return host.encode("idna").decode()


def wire_address(address: str) -> str:
    """Write an address as servers without SMTPUTF8 take it: школа.рф is named in ASCII."""
    name, _, host = address.rpartition("@")
    return f"{name}@{ascii_host(host) or host}"


def message_id(delivery_id: UUID, public_url: str) -> str:
    """Name a message for ever: a copy after an interrupted try is known as a copy by it."""
    return f"<{delivery_id}@{mail_host(public_url).strip('[]').replace(':', '.')}>"


def as_mail(letter: Letter, *, sender: Sender, now: datetime) -> Message:
    """Write the letter as mail, text first and the same in HTML.

    In the older of Python's two ways: the newer one, before 3.13, loses spaces of long Russian subjects.
    """
    mail = MIMEMultipart("alternative", boundary=f"=_{letter.id.hex}", policy=WHOLE_LINES)
    mail["From"] = formataddr((sender.name, sender.address))
    mail["To"] = wire_address(letter.to)
    mail["Subject"] = Header(letter.subject, "utf-8", header_name="Subject").encode()
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = message_id(letter.id, sender.public_url)
    mail["Auto-Submitted"] = "auto-generated"
    if sender.reply_to:
        mail["Reply-To"] = sender.reply_to
    if letter.leave:
        mail["List-Unsubscribe"] = f"<{letter.leave}>"
        mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mail.attach(MIMEText(letter.text, "plain", "utf-8"))
    if letter.html:
        mail.attach(MIMEText(letter.html, "html", "utf-8"))
    return mail

"""Mail by SMTP on one kept connection; every wait is bounded, every reply becomes an outcome."""

import re
import smtplib
import socket
import ssl
import time
from datetime import datetime
from email.message import Message
from urllib.parse import SplitResult, unquote, urlsplit

from shared.sending.faults import Fault, fault_of
from shared.sending.letter import Letter, Sender, as_mail, wire_address
from shared.sending.outcome import ACCEPTED, Outcome, later, refused
from shared.settings import LOOPBACK

SECONDS = 15.0
IDLE_SECONDS = 5.0  # after that a server may have hung up: it is asked before it is trusted with a letter
PERMANENT = 500
CLOSING = 421
OK = 250
ENHANCED = re.compile(rb"^[245]\.\d{1,3}\.\d{1,3}\b")
FAILURES: dict[type[Exception], str] = {
    TimeoutError: "не ответил вовремя",
    ConnectionRefusedError: "не принимает связь",
    socket.gaierror: "адрес не найден",
    ssl.SSLError: "не удалось защитить связь (TLS)",
}
UNFIT = "адрес не годится для этого сервера"


class Smtp:
    """A mail server at `smtp[s]://user:pass@host:port`."""

    def __init__(self, url: str, *, sender: Sender, seconds: float = SECONDS) -> None:
        self.url = urlsplit(url)
        self.sender = sender
        self.seconds = seconds
        self._server: smtplib.SMTP | None = None
        self._used_at = 0.0

    def send(self, letter: Letter, *, now: datetime) -> Outcome:
        """Give one letter to the server; the connection is kept unless something is wrong with it."""
        mail, to = as_mail(letter, sender=self.sender, now=now), wire_address(letter.to)
        if (
            not to.isascii()
        ):  # few servers take such a name before the @, and smtplib cannot write it for them
            return refused(UNFIT, fault="address")
        try:
            outcome = self._given(mail, to)
        except BaseException:
            self._drop()  # nobody knows where the conversation stopped
            raise
        if outcome.state == "later":
            self._drop()
        return outcome

    def _given(self, mail: Message, to: str) -> Outcome:
        """Say in our words how the server took a letter."""
        try:
            self._connected().send_message(mail, from_addr=self.sender.address, to_addrs=[to])
        except smtplib.SMTPRecipientsRefused as error:
            return _of_recipient(*error.recipients[to])
        except smtplib.SMTPDataError as error:
            return _of_reply(error.smtp_code, error.smtp_error)
        except (smtplib.SMTPNotSupportedError, UnicodeError):
            return refused(UNFIT, fault="address")
        except smtplib.SMTPResponseException as error:  # also of who sends: our own fault
            return later(_said(error.smtp_code, error.smtp_error), is_down=True)
        except (OSError, smtplib.SMTPException) as error:
            return later(f"почтовый сервер: {_failure(error)}", is_down=True)
        self._used_at = time.monotonic()
        return ACCEPTED

    def close(self) -> None:
        """Hang up, politely if the server still listens."""
        server, self._server = self._server, None
        if server is None:
            return
        try:
            server.quit()
        except (OSError, smtplib.SMTPException):
            server.close()

    def _connected(self) -> smtplib.SMTP:
        """Give the kept connection, or a new one when it is gone."""
        if self._server is not None and time.monotonic() - self._used_at > IDLE_SECONDS:
            self._drop_if_gone(self._server)
        if self._server is None:
            self._server = connect(self.url, seconds=self.seconds)
            self._used_at = time.monotonic()
        return self._server

    def _drop_if_gone(self, server: smtplib.SMTP) -> None:
        try:
            answers = server.noop()[0] == OK
        except (OSError, smtplib.SMTPException):
            answers = False
        if not answers:
            self._drop()

    def _drop(self) -> None:
        """Hang up without a word: who did not answer before would not answer now."""
        server, self._server = self._server, None
        if server is not None:
            server.close()


def connect(url: SplitResult, *, seconds: float) -> smtplib.SMTP:
    """Connect and sign in; over the network a password travels under TLS only."""
    host = url.hostname or ""
    if url.scheme == "smtps":
        context = ssl.create_default_context()
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, url.port or 465, timeout=seconds, context=context)
    else:
        server = smtplib.SMTP(host, url.port or 25, timeout=seconds)
    try:
        server.ehlo_or_helo_if_needed()
        if url.scheme == "smtp" and host not in LOOPBACK and (server.has_extn("starttls") or url.username):
            server.starttls(context=ssl.create_default_context())
        if url.username:
            server.login(unquote(url.username), unquote(url.password or ""))
    except BaseException:
        server.close()
        raise
    return server


def _of_recipient(code: int, text: bytes) -> Outcome:
    if code >= PERMANENT:
        return refused(_said(code, text), fault=_fault(text))
    return _of_reply(code, text)


def _of_reply(code: int, text: bytes | str) -> Outcome:
    if code >= PERMANENT:
        full = _fault(text) == "mailbox"
        return refused(_said(code, text), fault="mailbox" if full else "")
    return later(_said(code, text), is_down=code == CLOSING)


def _fault(text: bytes | str) -> Fault:
    words = text.decode(errors="replace") if isinstance(text, bytes) else text
    return fault_of(_enhanced(text), words)


def _said(code: int, text: bytes | str) -> str:
    """Quote the codes of a reply; its words may name the person."""
    return f"сервер ответил {code} {_enhanced(text)}".rstrip()


def _enhanced(text: bytes | str) -> str:
    """The enhanced status a reply begins with, if it has one."""
    found = ENHANCED.match(text.encode() if isinstance(text, str) else text)
    return found[0].decode() if found else ""


def _failure(error: Exception) -> str:
    """Say in words why there was no reply; smtplib wraps what happened to the connection."""
    for one in (error, error.__context__):
        for kind, words in FAILURES.items():
            if isinstance(one, kind):
                return words
    return "связь оборвалась" if isinstance(error, smtplib.SMTPServerDisconnected) else type(error).__name__

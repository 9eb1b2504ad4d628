"""The moment somebody is in: a session is opened, the browser carries it, the first page is theirs."""

from urllib.parse import urlsplit
from uuid import UUID

from flask import request
from flask import session as browser
from sqlalchemy.orm import Session
from werkzeug import Response

from services.registry import actions, queries
from services.registry.models import Account
from services.registry.rules import recognise
from shared.keys import load_keys
from shared.permissions import ENROLLING
from shared.web import cookie, navigation, unit
from shared.web.pages import go
from shared.web.visitor import visitor_address, visitor_browser

WAITING = "second_step"
WAITING_SECONDS = 600
SECOND_STEP = "/registry/sign-in/code"


def proceed(session: Session, account: Account, *, to: str | None = None) -> Response:
    """Let somebody in whose password was right, or ask for the code first."""
    if not queries.has_two_factor(session, account_id=account.id):
        return welcome(session, account, to=to)
    # the browser keeps it signed: it says no more than that the password was right a moment ago
    browser[WAITING] = {"account": str(account.id), "at": unit().now.timestamp(), "to": to}
    return go(SECOND_STEP)


def waiting() -> tuple[UUID, str | None] | None:
    """Who has still to give the code, and where they were going; null when too much time has passed."""
    kept = browser.get(WAITING)
    if not kept or unit().now.timestamp() - kept["at"] > WAITING_SECONDS:
        return None
    return UUID(kept["account"]), kept["to"]


def welcome(session: Session, account: Account, *, to: str | None = None) -> Response:
    """Let somebody in who proved who they are, and lead them to the page asked for or home."""
    required = unit().settings.two_factor_required
    enrolling = queries.must_enrol(session, account=account, required=required)
    home = navigation.TWO_FACTOR if enrolling else to or navigation.home_of(actions.actor_of(account))
    reply = go(home)
    admit(reply, session, account, only=ENROLLING if enrolling else None)
    return reply


def admit(reply: Response, session: Session, account: Account, *, only: frozenset[str] | None = None) -> None:
    """Open a session and let the browser carry it."""
    work = unit()
    token = actions.open_session(
        session,
        account=account,
        keys=load_keys(work.settings.keys),
        device=recognise(visitor_browser(), visitor_address()),
        now=work.now,
        only=only,
    )
    cookie.sign_in_with(reply, token)


def asked_for() -> str | None:
    """The page that was asked for before signing in, if it is one of ours."""
    asked = request.args.get("next", "")
    parts = urlsplit(asked)
    ours = asked.startswith("/") and not asked.startswith(("//", "/\\")) and not parts.netloc
    return asked if ours and parts.path != navigation.SIGN_IN else None

"""The moment somebody is in: a session is opened, the browser carries it, the first page is theirs."""

from sqlalchemy.orm import Session
from werkzeug import Response

from services.registry import actions
from services.registry.models import Account
from services.registry.rules import recognise
from shared.keys import load_keys
from shared.web import cookie, navigation, unit
from shared.web.pages import go
from shared.web.visitor import visitor_address, visitor_browser


def welcome(session: Session, account: Account, *, to: str | None = None) -> Response:
    """Let somebody in who proved who they are, and lead them to the page asked for or home."""
    work = unit()
    token = actions.open_session(
        session,
        account=account,
        keys=load_keys(work.settings.keys),
        device=recognise(visitor_browser(), visitor_address()),
        now=work.now,
    )
    reply = go(to or navigation.home_of(actions.actor_of(account)))
    cookie.sign_in_with(reply, token)
    return reply

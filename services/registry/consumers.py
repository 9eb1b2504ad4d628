"""What registry listens to: who looked or changed what, told by every service; the rest it knows first."""

from sqlalchemy.orm import Session

from services.registry import actions
from shared.contracts.access import ACCESSED, Accessed
from shared.inbox import Consumers

CONSUMERS = Consumers("registry")


@CONSUMERS.on(*ACCESSED.values())
def keep_access(session: Session, event: Accessed) -> None:
    """Append to the access log."""
    actions.keep_access(session, event=event)

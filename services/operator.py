"""The operator: whoever has the keys folder of this installation acts with the rights of an admin."""

from datetime import UTC, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from shared import keys, tokens
from shared.contracts.registry import Grant
from shared.permissions import Actor
from shared.settings import Settings

OPERATOR = Actor(
    account_id=uuid5(NAMESPACE_URL, "urn:mms:operator"),
    person_id=None,
    municipality_id=None,
    grants=(Grant(role="admin", scope="region", organization_id=None),),
)


def operator_token(settings: Settings, *, ttl: timedelta = timedelta(hours=1)) -> str:
    """Sign a token for the operator, good for `ttl`."""
    return tokens.issue(keys.load_keys(settings.keys), OPERATOR, now=datetime.now(UTC), ttl=ttl)

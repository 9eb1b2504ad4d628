"""The HTML doors of registry."""

from services.registry.pages import importing, mine, own_data, signing_in

BLUEPRINTS = (signing_in.blueprint, mine.blueprint, importing.blueprint, own_data.blueprint)
from services.registry.pages import accounts, importing, invitation, inviting, mine, signing_in
from services.registry.pages import accounts, importing, invitation, inviting, mine, my_tokens, signing_in
from services.registry.pages import (
    accounts,
    importing,
    invitation,
    inviting,
    mine,
    my_tokens,
    signing_in,
    two_factor,
)

DOORS = (signing_in, importing, mine, accounts, inviting, invitation, my_tokens, two_factor)
BLUEPRINTS = tuple(door.blueprint for door in DOORS)

__all__ = ["BLUEPRINTS"]

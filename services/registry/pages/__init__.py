"""The HTML doors of registry."""

from services.registry.pages import (
    accounts,
    consents,
    importing,
    invitation,
    inviting,
    mine,
    my_password,
    my_tokens,
    own_data,
    signing_in,
    single_sign_on,
    two_factor,
)

OF_ONE = (
    signing_in,
    single_sign_on,
    invitation,
    two_factor,
    mine,
    my_password,
    my_tokens,
    own_data,
    consents,
)
OF_ALL = (accounts, inviting, importing)
BLUEPRINTS = tuple(door.blueprint for door in (*OF_ONE, *OF_ALL))
    absences,
    bodies,
    communities,
    employments,
    importing,
    memberships,
    organization_history,
    organizations,
    own_data,
    people,
    signing_in,
    staffing,
)

BLUEPRINTS = (
    signing_in.blueprint,
    importing.blueprint,
    own_data.blueprint,
    people.blueprint,
    employments.blueprint,
    absences.blueprint,
    organizations.blueprint,
    organization_history.blueprint,
    staffing.blueprint,
    bodies.blueprint,
    memberships.blueprint,
    communities.blueprint,
)

__all__ = ["BLUEPRINTS", "single_sign_on"]

"""The HTML doors of registry."""

from services.registry.pages import (
    absences,
    accounts,
    adding,
    bodies,
    columns,
    communities,
    consents,
    employments,
    identity,
    import_runs,
    importing,
    invitation,
    inviting,
    memberships,
    mine,
    my_password,
    my_tokens,
    organization_history,
    organizations,
    own_data,
    people,
    settings,
    settings_forms,
    signing_in,
    single_sign_on,
    staff_pages,
    staffing,
    two_factor,
    young_rule,
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
OF_ALL = (accounts, inviting, importing, columns, import_runs, identity, staff_pages)
REGISTER = (
    adding,
    people,
    employments,
    absences,
    organizations,
    organization_history,
    staffing,
    bodies,
    memberships,
    communities,
    settings,
    settings_forms,
    young_rule,
)
BLUEPRINTS = tuple(door.blueprint for door in (*OF_ONE, *REGISTER, *OF_ALL))

__all__ = ["BLUEPRINTS", "single_sign_on"]

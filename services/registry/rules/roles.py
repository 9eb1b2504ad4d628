"""Account roles: how far each reaches and who may give it."""

ROLE_SCOPES: dict[str, str] = {
    "methodist": "municipality",
    "tutor": "organization",
    "principal": "organization",
    "approver": "municipality",
    "analyst": "region",
    "admin": "region",
}
GRANTABLE: dict[str, frozenset[str]] = {
    "admin": frozenset(ROLE_SCOPES),
    "methodist": frozenset({"methodist", "tutor", "principal", "approver"}),
}


def may_grant(giver_roles: frozenset[str], role: str) -> bool:
    """Whether someone with these roles may give the role or take it away."""
    return any(role in GRANTABLE.get(giver, frozenset()) for giver in giver_roles)

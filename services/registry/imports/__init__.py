"""Import files at registry's door: references resolved, own kinds applied, the others handed over."""

from services.registry.imports.handover import OWNERS, HandoverFailed
from services.registry.imports.rows import (
    AbsenceRow,
    Apply,
    BodyRow,
    FactRow,
    MembershipRow,
    OrganizationRow,
    PersonRow,
)
from services.registry.imports.run import UnknownKind, run_import

__all__ = [
    "OWNERS",
    "AbsenceRow",
    "Apply",
    "BodyRow",
    "FactRow",
    "HandoverFailed",
    "MembershipRow",
    "OrganizationRow",
    "PersonRow",
    "UnknownKind",
    "run_import",
]

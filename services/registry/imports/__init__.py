"""Import files at registry's door: references resolved, own kinds applied, the others handed over."""

from services.registry.imports.handover import OWNERS, HandoverFailed, Owners
from services.registry.imports.rows import (
    AbsenceRow,
    Apply,
    BodyRow,
    FactRow,
    MembershipRow,
    OrganizationRow,
    PersonRow,
)
from services.registry.imports.run import Imported, UnknownKind, kind_of, run_import
from services.registry.imports.upload import Upload

__all__ = [
    "OWNERS",
    "AbsenceRow",
    "Apply",
    "BodyRow",
    "FactRow",
    "HandoverFailed",
    "Imported",
    "MembershipRow",
    "OrganizationRow",
    "Owners",
    "PersonRow",
    "UnknownKind",
    "Upload",
    "kind_of",
    "run_import",
]

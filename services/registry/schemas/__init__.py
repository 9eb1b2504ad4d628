"""The edge of registry: what may be sent and how the answers look in JSON."""

from services.registry.schemas.accounts import (
    AccountIn,
    AccountOut,
    InvitationIn,
    InvitationOut,
    RolesIn,
    TokenIn,
    TokenOut,
)
from services.registry.schemas.bodies import BodyIn, BodyOut, MembershipIn, MembershipOut
from services.registry.schemas.imports import ImportFile, ImportForm, ImportRunOut, ReportOut
from services.registry.schemas.organizations import (
    FactIn,
    FactOut,
    MunicipalityIn,
    MunicipalityOut,
    OrganizationIn,
    OrganizationOut,
    OrganizationPatch,
)
from services.registry.schemas.people import (
    AbsenceIn,
    AbsenceOut,
    ConsentIn,
    ConsentOut,
    EmploymentIn,
    EmploymentOut,
    EmploymentPatch,
    PersonIn,
    PersonOut,
    PersonPatch,
    WithdrawalIn,
)
from services.registry.schemas.pieces import Filter, Page

__all__ = [
    "AbsenceIn",
    "AbsenceOut",
    "AccountIn",
    "AccountOut",
    "BodyIn",
    "BodyOut",
    "ConsentIn",
    "ConsentOut",
    "EmploymentIn",
    "EmploymentOut",
    "EmploymentPatch",
    "FactIn",
    "FactOut",
    "Filter",
    "ImportFile",
    "ImportForm",
    "ImportRunOut",
    "InvitationIn",
    "InvitationOut",
    "MembershipIn",
    "MembershipOut",
    "MunicipalityIn",
    "MunicipalityOut",
    "OrganizationIn",
    "OrganizationOut",
    "OrganizationPatch",
    "Page",
    "PersonIn",
    "PersonOut",
    "PersonPatch",
    "ReportOut",
    "RolesIn",
    "TokenIn",
    "TokenOut",
    "WithdrawalIn",
]

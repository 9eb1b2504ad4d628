"""Tables of registry, all in one place to import from."""

from services.registry.models.access import (
    AccessEntry,
    AccessHead,
)
from services.registry.models.bodies import (
    Body,
    Membership,
)
from services.registry.models.entering import (
    IssuedToken,
    RecoveryCode,
    TwoFactor,
)
from services.registry.models.erasing import (
    ErasedMark,
)
from services.registry.models.identity import (
    PersonMerge,
)
from services.registry.models.imports import (
    ImportChange,
    ImportErrorFile,
    ImportMapping,
    ImportProgress,
    ImportRun,
    StagedFile,
)
from services.registry.models.register import (
    Absence,
    Account,
    AccountGrant,
    Base,
    Employment,
    IdentityQuestion,
    Municipality,
    Organization,
    OrganizationFact,
    OrganizationFlag,
    Person,
    ProcessingConsent,
    SignInAttempts,
    StaffingNeed,
)
from services.registry.models.settings import (
    SettingsChange,
)

__all__ = [
    "Absence",
    "AccessEntry",
    "AccessHead",
    "Account",
    "AccountGrant",
    "Base",
    "Body",
    "Employment",
    "ErasedMark",
    "IdentityQuestion",
    "ImportChange",
    "ImportErrorFile",
    "ImportMapping",
    "ImportProgress",
    "ImportRun",
    "IssuedToken",
    "Membership",
    "Municipality",
    "Organization",
    "OrganizationFact",
    "OrganizationFlag",
    "Person",
    "PersonMerge",
    "ProcessingConsent",
    "RecoveryCode",
    "SettingsChange",
    "SignInAttempts",
    "StaffingNeed",
    "StagedFile",
    "TwoFactor",
]

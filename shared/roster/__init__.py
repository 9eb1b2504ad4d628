"""The roster: every service's own replica of municipalities, organizations and people, kept by events."""

from shared.roster.consumers import subscribe
from shared.roster.models import (
    METADATA,
    Absence,
    Employment,
    Municipality,
    Organization,
    Person,
    Young,
)
from shared.roster.queries import (
    UnknownMunicipality,
    aliases,
    main_organization_on,
    managers_on,
    municipality_by_code,
    organizations,
    organizations_on,
    people,
    rule_on,
    rule_version_on,
    teachers_on,
    unknown_young,
    young_on,
)

__all__ = [
    "METADATA",
    "Absence",
    "Employment",
    "Municipality",
    "Organization",
    "Person",
    "UnknownMunicipality",
    "Young",
    "aliases",
    "main_organization_on",
    "managers_on",
    "municipality_by_code",
    "organizations",
    "organizations_on",
    "people",
    "rule_on",
    "rule_version_on",
    "subscribe",
    "teachers_on",
    "unknown_young",
    "young_on",
]

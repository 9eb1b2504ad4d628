"""The kinds of import files, each declared once: columns, natural key, checks within a row."""

from shared.importing.columns import Kind
from shared.importing.kinds.absences import ABSENCES
from shared.importing.kinds.development import CERTIFICATES, ROUTES
from shared.importing.kinds.diagnostics import DIAGNOSTICS
from shared.importing.kinds.mentoring import EVENTS, PAIRS, SESSIONS
from shared.importing.kinds.organizations import BODIES, FACTS, MEMBERSHIPS, ORGANIZATIONS
from shared.importing.kinds.people import PEOPLE

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        ORGANIZATIONS,
        PEOPLE,
        ABSENCES,
        FACTS,
        BODIES,
        MEMBERSHIPS,
        CERTIFICATES,
        DIAGNOSTICS,
        ROUTES,
        PAIRS,
        SESSIONS,
        EVENTS,
    )
}

__all__ = ["KINDS"]

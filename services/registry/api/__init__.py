"""The JSON doors of registry: parse, act, answer."""

from services.registry.api.access import blueprint as access
from services.registry.api.accounts import blueprint as accounts
from services.registry.api.bodies import blueprint as bodies
from services.registry.api.employments import blueprint as employments
from services.registry.api.identity import blueprint as identity
from services.registry.api.imports import blueprint as imports
from services.registry.api.issued_tokens import blueprint as issued_tokens
from services.registry.api.municipalities import blueprint as municipalities
from services.registry.api.organizations import blueprint as organizations
from services.registry.api.people import blueprint as people
from services.registry.api.personal import blueprint as personal
from services.registry.api.staffing import blueprint as staffing
from services.registry.api.succession import blueprint as succession
from services.registry.api.tokens import blueprint as tokens

BLUEPRINTS = (
    municipalities,
    organizations,
    succession,
    staffing,
    people,
    employments,
    personal,
    identity,
    bodies,
    imports,
    accounts,
    issued_tokens,
    tokens,
    access,
)

__all__ = ["BLUEPRINTS"]

"""Where the pages of routes are."""

from uuid import UUID

HOME = "/routes/"
MINE = "/routes/mine"
ALL_ROUTES = "/routes/routes"
ALL_DIAGNOSTICS = "/routes/diagnostics"
PRACTICES = "/routes/practices"
DEFICITS = "/routes/deficits"
SUMMARY = "/routes/deficits/summary"
OVERVIEW = "/routes/overview"
DEMAND = "/routes/training-demand"
MY_TRAINING = "/routes/mine/training"


def person(person_id: UUID) -> str:
    """A teacher as the tutor sees them."""
    return f"/routes/people/{person_id}"


def route(route_id: UUID) -> str:
    """A route."""
    return f"{ALL_ROUTES}/{route_id}"


def diagnostic(diagnostic_id: UUID) -> str:
    """A diagnostic."""
    return f"{ALL_DIAGNOSTICS}/{diagnostic_id}"


def practice(practice_id: UUID) -> str:
    """A practice of the bank."""
    return f"{PRACTICES}/{practice_id}"


def step(step_id: UUID) -> str:
    """A step."""
    return f"/routes/steps/{step_id}"

"""Where the pages of routes are."""

from uuid import UUID

HOME = "/routes/"
MINE = "/routes/mine"
ALL_ROUTES = "/routes/routes"
TEMPLATES = "/routes/templates"
SENDING = "/routes/sending"
SIGNING = "/routes/signing"
ALL_DIAGNOSTICS = "/routes/diagnostics"
INSTRUMENTS = "/routes/instruments"
TOPICS = "/routes/topics"
PRACTICES = "/routes/practices"
GROUPS = "/routes/groups"
OWN_GROUPS = "/routes/mine/groups"
CONSULTATIONS = "/routes/consultations"
OWN_CONSULTATIONS = "/routes/mine/consultations"
ANSWERS = "/routes/answers"
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


def builder(route_id: UUID) -> str:
    """A route's plan, to be changed; before the approval the route's own page is it."""
    return f"{route(route_id)}/builder"


def diagnostic(diagnostic_id: UUID) -> str:
    """A diagnostic."""
    return f"{ALL_DIAGNOSTICS}/{diagnostic_id}"


def result_file(file_hash: str) -> str:
    """What one file of results brought."""
    return f"{ALL_DIAGNOSTICS}/files/{file_hash}"


def practice(practice_id: UUID) -> str:
    """A practice of the bank."""
    return f"{PRACTICES}/{practice_id}"


def step(step_id: UUID) -> str:
    """A step."""
    return f"/routes/steps/{step_id}"


def group(group_id: UUID) -> str:
    """A group as its leader sees it."""
    return f"{GROUPS}/{group_id}"


def own_group(group_id: UUID) -> str:
    """A group as its member sees it."""
    return f"{OWN_GROUPS}/{group_id}"


def consultation(consultation_id: UUID) -> str:
    """A consultation."""
    return f"{CONSULTATIONS}/{consultation_id}"


def instrument(instrument_id: UUID) -> str:
    """An instrument."""
    return f"{INSTRUMENTS}/{instrument_id}"

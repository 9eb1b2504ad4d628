"""Who is seen when a pair is shown: an outsider looks at both, to the two of the pair it is their own."""

from services.mentorship.models import Pair
from shared.web import about, unit


def seen(*pairs: Pair) -> None:
    """Say whom the reply shows."""
    both = [(pair.mentor_id, pair.mentee_id) for pair in pairs]
    about(*(one for two in both if unit().actor.person_id not in two for one in two))

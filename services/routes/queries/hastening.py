"""Whether a test comes again before its year is over: it is said, and the result is taken all the same."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import Diagnostic, Instrument
from services.routes.queries.access import same_person
from services.routes.queries.views import PASSED
from services.routes.rules.importing import less_than_a_year
from services.routes.rules.rediagnosis import too_soon


def haste(session: Session, diagnostic: Diagnostic, *, today: date) -> list[str]:
    """What to warn of: the same test, of whatever edition, less than a year apart (instruments)."""
    if diagnostic.instrument.kind != "test":
        return []
    day = diagnostic.conducted_on or today
    query = (
        select(Diagnostic.conducted_on)
        .join(Instrument, Instrument.id == Diagnostic.instrument_id)
        .where(
            Instrument.municipality_id == diagnostic.municipality_id,
            Instrument.name == diagnostic.instrument.name,
            Diagnostic.person_id.in_(same_person(session, person_id=diagnostic.person_id)),
            Diagnostic.id != diagnostic.id,
            Diagnostic.state.in_(PASSED),
        )
    )
    near = sorted(one for one in session.scalars(query) if one and less_than_a_year(one, day))
    return [too_soon(near[-1])] if near else []

"""Three years since the last training come near: told once of each certificate (273-ФЗ ст. 47 ч. 5 п. 2)."""

from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.orm import Session, aliased

from services.routes.actions.announcing import announce
from services.routes.models import Certificate
from services.routes.rules import terms

BATCH = 500


def remind_of_certificates(session: Session, *, today: date, notice: int) -> int:
    """Tell whose last training is `notice` months from three years; end what a newer one has answered."""
    is_old = Certificate.issued_on <= terms.issued_before(today, notice=notice)
    is_known = Certificate.programme != ""  # of an erased person nothing is told
    # answered by a newer one before anybody was told: nothing to tell, and nothing to look at every minute
    answered = update(Certificate).where(Certificate.term == "valid", Certificate.kind == terms.KIND, is_old)
    session.execute(
        answered.where(_has_newer()).values(term="over"), execution_options={"synchronize_session": False}
    )
    told = _turn(session, Certificate.term == "valid", is_old, is_known, into="expiring")
    return told + _turn(session, Certificate.term == "expiring", _has_newer(), into="over")


def _has_newer() -> ColumnElement[bool]:
    newer = aliased(Certificate)
    later = or_(
        newer.issued_on > Certificate.issued_on,
        and_(newer.issued_on == Certificate.issued_on, newer.id > Certificate.id),
    )
    same = and_(newer.person_id == Certificate.person_id, newer.kind == terms.KIND)
    return select(newer.id).where(same, later).exists()


def _turn(session: Session, *conditions: ColumnElement[bool], into: str) -> int:
    query = select(Certificate).where(Certificate.kind == terms.KIND, *conditions).order_by(Certificate.id)
    found = session.scalars(query.limit(BATCH).with_for_update(of=Certificate)).all()
    for one in found:
        one.term = into
        announce(session, one)
    return len(found)

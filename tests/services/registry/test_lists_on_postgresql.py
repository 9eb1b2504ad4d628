"""The list of people asks PostgreSQL the same as SQLite: ё beside е, spaces counted, the unknown last."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registry.actions import add_employment, create_organization, create_person, init_municipality
from services.registry.actions.municipalities import update_municipality
from services.registry.models import Municipality
from services.registry.queries import people_list, rule_effect, rules_after
from shared.db import Database
from shared.keys import load_keys
from shared.permissions import Scope
from shared.settings import Settings

TODAY = date(2026, 3, 2)
NAMES = ("Иванов Пётр", "Иванова Анна", "Ёлкина Вера", "Елина Яна", "Жукова Ия")
pytestmark = pytest.mark.postgres


@pytest.fixture
def session(postgres_url: str, settings: Settings) -> Iterator[Session]:
    """Five people, four of them at a school."""
    database = Database(postgres_url.format(service="registry"))
    keys = load_keys(settings.keys)
    with database.write() as writer:
        municipality_id = init_municipality(writer, profile="ust-koksa", today=TODAY).id
        school = create_organization(writer, municipality_id=municipality_id, code="A", name="СОШ")
        for number, name in enumerate(NAMES):
            last, first = name.split(" ")
            person = create_person(
                writer,
                municipality_id=municipality_id,
                keys=keys,
                last_name=last,
                first_name=first,
                birth_date=date(2000, 1, 1),
                experience_from=date(2025, 9, 1) if number else None,
            )
            if name != "Жукова Ия":
                work = {"staff_category": "pedagogical", "occupation": "main", "since": date(2025, 9, 1)}
                add_employment(writer, person=person, organization_id=school.id, **work)
        yield writer
    database.close()


def _scope(session: Session) -> Scope:
    municipality_id: UUID = session.scalars(select(Municipality.id)).one()
    return Scope(
        level="municipality", person_id=None, organization_ids=frozenset(), municipality_id=municipality_id
    )


def _names(session: Session, **asked: object) -> list[str]:
    found = people_list(session, scope=_scope(session), today=TODAY, **asked)  # type: ignore[arg-type]
    assert len(found) == len(list(found))
    return [one.name for one in found]


def test_order_search_and_filters(session: Session) -> None:
    ordered = ["Елина Яна", "Ёлкина Вера", "Жукова Ия", "Иванов Пётр", "Иванова Анна"]
    assert _names(session) == ordered
    assert _names(session, sort="-name") == ordered[::-1]
    assert _names(session, sort="organization")[-1] == "Жукова Ия"
    assert _names(session, sort="-since")[-1] == "Жукова Ия"
    assert _names(session, q="елк") == ["Ёлкина Вера"]
    assert _names(session, chosen={"young": "unknown"}) == ["Иванов Пётр"]
    assert len(_names(session, chosen={"young": "young"})) == 3
    assert _names(session, chosen={"state": "left"}) == ["Жукова Ия"]
    assert _names(session, chosen={"school": str(uuid4())}) == []


def test_a_new_rule_is_told_to_everyone(session: Session) -> None:
    municipality = session.scalars(select(Municipality)).one()
    rule = {"since": date(2026, 1, 1), "age_limit": 20}
    after = rules_after(municipality, rule) or []
    effect = rule_effect(session, municipality=municipality, rules=after, day=TODAY)
    assert (effect.become, effect.stop, effect.stay, effect.unknown) == (0, 3, 0, 1)
    assert [one.name for one in effect.people] == ["Елина Яна", "Ёлкина Вера", "Иванова Анна"]
    who: dict[str, Any] = {"account_id": uuid4(), "now": datetime.now(UTC)}
    update_municipality(session, municipality=municipality, values={"young_rule": rule}, **who)
    assert _names(session, chosen={"young": "young"}) == []

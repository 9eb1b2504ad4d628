"""A register with a few people, two of them namesakes, and an owner to take the rows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from services.registry.models import Municipality
from shared.importing import Report
from tests.services.registry.imports.making import (
    Owner,
    add_body,
    add_municipality,
    add_organization,
    add_person,
    register,
    take,
)


@dataclass
class World:
    """The register under test and what is in it."""

    session: Session
    municipality: Municipality
    owner: Owner
    ids: dict[str, UUID]

    def take(self, kind: str, *lines: str, **how: bool) -> Report:
        """Import a CSV of these lines."""
        return take(self.session, self.municipality, kind, *lines, owner=self.owner, **how)


Take = Callable[..., Report]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """Give the register."""
    with register(tmp_path) as (session, municipality):
        here = municipality.id
        ids = {
            "A": add_organization(session, here, "A", "МБОУ «СОШ № 1»", "Первая школа"),
            "B": add_organization(session, here, "B", "МБОУ «СОШ № 2»"),
            "body": add_body(session, here, "Сообщество «Цифровой педагог»"),
            "zueva": add_person(session, here, "Зуева Анна Сергеевна", "10020141746"),
            "dyomina": add_person(session, here, "Дёмина Мария Юрьевна", "10020476878"),
            "li": add_person(session, here, "Ли Анна Олеговна"),
        }
        for _ in range(2):
            add_person(session, here, "Орлов Иван Ильич")
        ids["twin"] = add_person(session, here, "Зуева Аня Сергеевна", merged_into=ids["zueva"])
        add_person(session, add_municipality(session).id, "Чужой Иван Ильич", "10020588586")
        yield World(session, municipality, Owner(), ids)

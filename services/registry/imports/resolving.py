"""Looking up what the cells of a row name; what is not found rejects the row, what is unsure warns."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from services.registry.imports.register import KnownPerson, Register
from shared.importing import Row, RowMessage
from shared.importing.names import comparable

BY_NAME = "найден по ФИО, без СНИЛС"
BY_NAME_NEW_SNILS = "найден по ФИО: в реестре СНИЛС этого человека не записан"
NO_SUCH_SNILS = "в реестре нет человека с таким СНИЛС"
ERASED = "данные человека с таким ФИО удалены по закону о персональных данных, текстом оно не записывается"
OTHER_NAME = "СНИЛС принадлежит человеку с другим ФИО («{known}»), взят он"


@dataclass
class Resolving:
    """One import's lookups; `blind` turns a СНИЛС into the index the register keeps instead of it."""

    register: Register
    blind: Callable[[str], str]
    rejected: list[RowMessage] = field(default_factory=list)
    warnings: list[RowMessage] = field(default_factory=list)

    def reject(self, row: Row, column: str, message: str) -> None:
        """Say why the row cannot be taken."""
        self.rejected.append(RowMessage(row["row"], column, message))

    def warn(self, row: Row, column: str, message: str) -> None:
        """Say what a person should look at."""
        self.warnings.append(RowMessage(row["row"], column, message))

    def person(self, row: Row, *, snils: Any, name: str, whose: str = "") -> KnownPerson | None:
        """Find a person by СНИЛС, else by a name unique in the municipality; None rejected the row."""
        if snils:
            return self._by_snils(row, snils=snils, name=name, whose=whose)
        return self._by_name(row, name=name, column=f"ФИО{whose}")

    def is_erased(self, name: str) -> bool:
        """Whether somebody of this name was erased and nobody of the register is called so."""
        key = comparable(name)
        return key not in self.register.by_name and self.blind(f"name:{key}") in self.register.erased

    def organization(self, row: Row, written: str) -> UUID | None:
        """Find an organization by code, name or alias; None rejected the row."""
        found = self.register.organizations.find(written)
        if len(found) == 1:
            return next(iter(found))
        several = f"под «{written}» значатся несколько организаций: укажите код"
        self.reject(row, "Организация", several if found else f"организация «{written}» не найдена")
        return None

    def body(self, row: Row, written: str) -> UUID | None:
        """Find a body by its name; None rejected the row."""
        found = self.register.bodies.find(written)
        if len(found) == 1:
            return next(iter(found))
        several = f"под «{written}» значатся несколько объединений"
        self.reject(row, "Объединение", several if found else f"объединение «{written}» не найдено")
        return None

    def _by_snils(self, row: Row, *, snils: str, name: str, whose: str) -> KnownPerson | None:
        if known := self.register.by_snils.get(self.blind(snils)):
            if comparable(known.name) != comparable(name):
                self.warn(row, f"ФИО{whose}", OTHER_NAME.format(known=known.name))
            return known
        namesakes = self.register.by_name.get(comparable(name), set())
        if len(namesakes) == 1 and not (only := next(iter(namesakes))).has_snils:
            self.warn(row, f"СНИЛС{whose}", BY_NAME_NEW_SNILS)
            return only
        self.reject(row, f"СНИЛС{whose}", NO_SUCH_SNILS)
        return None

    def _by_name(self, row: Row, *, name: str, column: str) -> KnownPerson | None:
        namesakes = self.register.by_name.get(comparable(name), set())
        if len(namesakes) == 1:
            self.warn(row, column, BY_NAME)
            return next(iter(namesakes))
        several = f"в реестре несколько человек «{name}»: укажите СНИЛС"
        self.reject(row, column, several if namesakes else f"человек «{name}» в реестре не найден")
        return None

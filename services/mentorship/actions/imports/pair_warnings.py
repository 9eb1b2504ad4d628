"""What the rules of commands would have refused in an imported pair is only said, with the row."""

from dataclasses import dataclass, field
from datetime import date

from services.mentorship import rules
from services.mentorship.actions.imports.employment import Employed
from services.mentorship.actions.imports.plan import Plan
from services.mentorship.models import Pair


@dataclass(kw_only=True)
class PairWarnings:
    """Rows met so far; said at the end, when all pairs of a mentor are known."""

    people: Employed
    others: list[Pair]
    imported_on: date
    rows: list[tuple[int, Pair, Pair | None]] = field(default_factory=list)

    def add(self, row: int, pair: Pair, stored: Pair | None) -> None:
        """Remember a row; `stored` is the pair it updates."""
        self.rows.append((row, pair, stored))

    def write(self, plan: Plan) -> None:
        """Say everything about every row."""
        by_mentor = self._by_mentor()
        for row, pair, stored in self.rows:
            for column, message in (
                *self._about_papers(pair, stored),
                *self._about_dates(pair),
                *self._about_others(pair, stored, by_mentor),
            ):
                plan.warn(row, column, message)

    def _mentor(self, pair: Pair) -> str:
        return str(self.people.known.survivor(pair.mentor_id)) if pair.mentor_id else pair.mentor_key

    def _by_mentor(self) -> dict[str, list[Pair]]:
        """Ordered pairs, stored and new, by mentor."""
        found: dict[str, list[Pair]] = {}
        fresh = [pair for _row, pair, stored in self.rows if stored is None]
        for pair in (*self.others, *fresh):
            if rules.has_order(pair):
                found.setdefault(self._mentor(pair), []).append(pair)
        return found

    def _about_papers(self, pair: Pair, stored: Pair | None) -> list[tuple[str, str]]:
        found = []
        if stored is None or not any(consent.party == "mentor" for consent in stored.consents):
            found.append(("ФИО наставника", "согласия не приложены"))
        if not pair.order_number and pair.order_date is None:
            found.append(("Номер приказа", "приказ не указан, пара остаётся предложенной"))
        elif not rules.has_order(pair):
            found.append(("Номер приказа", "нужны и номер, и дата приказа, пара остаётся предложенной"))
        return found

    def _about_dates(self, pair: Pair) -> list[tuple[str, str]]:
        found = []
        if pair.order_date is not None and pair.starts_on < pair.order_date:
            found.append(("Начало", "начало раньше приказа"))
        until = pair.planned_until
        warnings = rules.duration_warnings(kind=pair.kind, starts_on=pair.starts_on, planned_until=until)
        if until is None and rules.add_months(pair.starts_on, rules.MAX_MONTHS) < self.imported_on:
            warnings.append("Срок пары больше 12 месяцев.")
        found += [("Окончание", message) for message in warnings]
        for name, person_id in (("наставника", pair.mentor_id), ("наставляемого", pair.mentee_id)):
            if not self.people.on(person_id, pair.starts_on):
                found.append(("Начало", f"начало вне периода работы {name}"))
            if not self.people.on(person_id, until):
                found.append(("Окончание", f"окончание вне периода работы {name}"))
        return found

    def _about_others(
        self, pair: Pair, stored: Pair | None, by_mentor: dict[str, list[Pair]]
    ) -> list[tuple[str, str]]:
        if not rules.has_order(pair):
            return []
        known = self.people.known
        mine = (pair.id, stored.id if stored else None)
        others = [one for one in by_mentor.get(self._mentor(pair), []) if one.id not in mine]
        found = []
        meeting = [
            one for one in others if rules.overlaps(one, since=pair.starts_on, until=pair.planned_until)
        ]
        if any(
            one.mentee_key == pair.mentee_key or known.same(one.mentee_id, pair.mentee_id) for one in meeting
        ):
            found.append(("Начало", "пара тех же людей в этот срок уже есть"))
        at_start = [one for one in others if rules.overlaps(one, since=pair.starts_on, until=pair.starts_on)]
        mentees = {one.mentee_key for one in at_start} | {pair.mentee_key}
        return found + [("ФИО наставника", message) for message in rules.load_warnings(len(mentees))]

"""What kinds of reports are written on a snapshot, and what people write in each."""

from collections.abc import Mapping
from dataclasses import dataclass

MEND = "Составлены по цифрам снимка: исправьте и дополните."
EACH = "Каждая с новой строки: кому и к какому сроку."


@dataclass(frozen=True, kw_only=True)
class Section:
    """Words of one heading; the first draft is made from the figures."""

    key: str
    title: str
    hint: str = MEND
    rows: int = 6


@dataclass(frozen=True, kw_only=True)
class ReportKind:
    """A kind of report: what it is called, its file too, and the sections people write.

    `is_final`: only of the period that ends the year.
    """

    key: str
    title: str
    file_name: str
    sections: tuple[Section, ...]
    is_final: bool = False

    @property
    def asked(self) -> str:
        """The section without which nobody signs."""
        return CONCLUSIONS.key


CONCLUSIONS = Section(key="conclusions", title="Выводы", rows=10)
RECOMMENDATIONS = Section(key="recommendations", title="Рекомендации", hint=EACH)

REPORTS: Mapping[str, ReportKind] = {
    one.key: one
    for one in (
        ReportKind(
            key="note",
            title="Аналитическая справка",
            file_name="Справка",
            sections=(CONCLUSIONS, RECOMMENDATIONS),
        ),
        ReportKind(
            key="coverage",
            title="Отчёт об охвате молодых педагогов",
            file_name="Отчёт об охвате",
            sections=(CONCLUSIONS, RECOMMENDATIONS),
        ),
        ReportKind(
            key="year",
            title="Годовой отчёт методической службы",
            file_name="Годовой отчёт",
            sections=(
                Section(key="work", title="Что сделано за год", rows=10),
                CONCLUSIONS,
                Section(key="tasks", title="Задачи на следующий год", hint=EACH),
            ),
            is_final=True,
        ),
    )
}

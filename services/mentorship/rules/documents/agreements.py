"""The supplementary agreement to the mentor's contract (ст. 351.8 ТК РФ); amounts are blanks for a pen."""

from dataclasses import dataclass
from datetime import date

from services.mentorship.rules.documents.parties import Couple, Office, day, ended, lower
from shared.documents import Clauses, Paper, Signatures, Text

BLANK = "_" * 20


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What the two sides agree on; how much is paid is written by hand."""

    content: str
    form_of_work: str
    since: date
    until: date


def agreement(couple: Couple, office: Office, *, terms: Terms) -> Paper:
    """Содержание, срок, форма, условия оплаты (пропуски) → досрочное прекращение → подписи."""
    return Paper(
        name="Дополнительное соглашение",
        heading="к трудовому договору от «____» ____________ 20___ г. № ________",
        place=office.place,
        copies="Экземпляр № ____ из двух",
        parts=(
            Text(text=_sides(couple, office)),
            Clauses(texts=_clauses(couple, terms)),
            Signatures(
                title="Подписи сторон",
                dated=True,
                lines=(
                    (f"Работодатель: {lower(office.post())}", office.signer.signature),
                    ("Работник", couple.mentor.signature),
                ),
            ),
            Text(text="Экземпляр дополнительного соглашения на руки получен:"),
            Signatures(lines=(("Работник", couple.mentor.signature),), dated=True),
        ),
    )


def _sides(couple: Couple, office: Office) -> str:
    acts = office.signer.by_gender("действующего", "действующей")
    authority = f", {acts} на основании {office.authority}" if office.authority else ""
    worker = couple.mentor
    called = worker.by_gender("именуемый", "именуемая")
    return (
        f"{office.name}, в дальнейшем «Работодатель», в лице {lower(office.post('genitive'))} "
        f"{office.signer.name.genitive}{authority}, с одной стороны, и {worker.full('nominative')}, "
        f"{called} в дальнейшем «Работник», с другой стороны, в соответствии со статьёй 351.8 Трудового "
        "кодекса Российской Федерации заключили настоящее дополнительное соглашение о нижеследующем."
    )


def _clauses(couple: Couple, terms: Terms) -> tuple[str, ...]:
    return (
        (
            "Работник с его письменного согласия выполняет наряду с работой, определённой трудовым "
            f"договором, работу по наставничеству в отношении {couple.mentee.full('genitive')}."
        ),
        ended(f"Содержание работы по наставничеству: {lower(terms.content)}"),
        ended(f"Срок выполнения работы: с {day(terms.since)} по {day(terms.until)}"),
        ended(f"Форма выполнения работы: {lower(terms.form_of_work)}"),
        (
            f"За выполнение работы по наставничеству Работнику выплачивается {BLANK} "
            f"({BLANK * 2}) рублей. Порядок и сроки выплаты: {BLANK * 2}."
        ),
        (
            "Работник вправе досрочно отказаться от наставничества. Работодатель вправе досрочно отменить "
            "поручение, предупредив об этом Работника не менее чем за три рабочих дня."
        ),
        (
            "Соглашение составлено в двух экземплярах, имеющих равную силу, по одному для каждой стороны, "
            "и является неотъемлемой частью трудового договора."
        ),
    )

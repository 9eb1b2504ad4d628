"""Certificates of the people within reach: whose three years come to their end (273-ФЗ ст. 47)."""

from dataclasses import replace
from typing import Any

from flask import Blueprint

from services.routes.pages import addresses
from services.routes.pages.acting import seen, who
from services.routes.pages.filters import by_words
from services.routes.queries.certificates import CertificateRow, certificate_rows
from services.routes.rules import wording
from shared.web import about, looks, requires, unit
from shared.web.pages import go, show
from shared.web.tables import Column, Filter, Table

blueprint = Blueprint("certificate_list_pages", __name__)
LISTED = frozenset({"methodist", "principal", "tutor"})
TERMS = (
    ("soon", "срок подходит"),
    ("over", "срок истёк"),
    ("none", "нет сведений"),
    ("valid", "действует"),
)
COLUMNS: tuple[Column[CertificateRow], ...] = (
    Column(key="name", title="Педагог", value=lambda row: row.person.name),
    Column(key="place", title="Школа", value=lambda row: row.person.place),
    Column(key="programme", title="Программа", value=lambda row: row.programme),
    Column(key="kind", title="Вид", value=lambda row: row.kind, shown=False),
    Column(key="hours", title="Часов", value=lambda row: row.hours, numeric=True),
    Column(key="issued", title="Выдано", value=lambda row: row.issued_on),
    Column(key="number", title="Номер", value=lambda row: row.number, shown=False),
    Column(key="term", title="Три года", value=lambda row: row.term.words if row.term else ""),
    Column(key="until", title="Пройти до", value=lambda row: row.term.until if row.term else None),
)


@blueprint.route("/certificates", methods=["GET"])
@requires("certificate.read")
@looks("card")
def list_page() -> Any:
    """Удостоверения и сроки: кому пора на курсы."""
    if not unit().actor.roles() & LISTED:
        return go(addresses.MINE)
    notice = unit().settings.certificate_notice_months
    table = _table(certificate_rows(unit().session, **who(), notice=notice))
    about(*(row.person.id for row in seen(table)))
    return table.exported() or show("routes/certificates.html", table=table, notice=notice)


def _table(rows: list[CertificateRow]) -> Table[CertificateRow]:
    several = len({row.person.place for row in rows}) > 1
    kinds = tuple((words, words) for words in wording.CERTIFICATE_KINDS.values())
    return Table(
        name="udostovereniya",
        columns=[one if one.key != "place" else replace(one, shown=several) for one in COLUMNS],
        rows=rows,
        filters=[
            Filter(
                key="term", title="Срок", options=TERMS, value=lambda row: row.term.state if row.term else ""
            ),
            Filter(key="kind", title="Вид", options=kinds, value=lambda row: row.kind),
            *by_words("school", "Школа", rows, lambda row: row.person.place),
        ],
        empty="Удостоверений пока нет",
        empty_text="Их вносят педагог, тьютор и директор, или загружают файлом.",
    )

"""Texts of consents to processing by purpose (152-ФЗ ст. 9): each is a document of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

EDITION = "2026-1"


@dataclass(frozen=True, kw_only=True)
class ConsentText:
    """A purpose with the text a person agrees to; `after` is what follows a withdrawal."""

    purpose: str
    title: str
    aim: str
    data: str
    actions: str
    term: str
    after: str


TEXTS = (
    ConsentText(
        purpose="transfer",
        title="Передача данных",
        aim="сопровождение вашей работы методической службой и показатели муниципалитета",
        data="фамилия, имя, отчество, дата рождения, СНИЛС, электронная почта, место работы, должность, стаж",
        actions="запись, хранение, уточнение, использование, передача между школой и методической службой, "
        "обезличивание, удаление",
        term="пока вы работаете в муниципалитете или пока вы не отзовёте согласие",
        after="Школа больше не передаёт ваши данные методической службе. То, что уже записано, хранится, "
        "пока вы не попросите удалить. На вашу работу это не влияет.",
    ),
    ConsentText(
        purpose="diagnostics",
        title="Диагностика",
        aim="выявить профессиональные затруднения и составить индивидуальный маршрут",
        data="ответы и результаты диагностик, затруднения и достижения, маршрут и отчёты о его шагах",
        actions="запись, хранение, использование вами и вашим тьютором, обезличивание, удаление",
        term="пока вы работаете в муниципалитете или пока вы не отзовёте согласие",
        after="Новую диагностику вам не назначат и результат не внесут. Прежние результаты остаются "
        "видны вам и тьютору, пока вы не попросите удалить. Отказ ни на что не влияет, и директор "
        "о нём не узнает.",
    ),
)


class Document(Protocol):
    """A consent that was given, withdrawn or not."""

    purpose: str
    given_on: date
    withdrawn_on: date | None


def in_force(documents: Iterable[Document], *, purpose: str, on: date) -> bool:
    """Whether some document of the purpose holds on a date: not on the day it is withdrawn."""
    return any(
        one.purpose == purpose and one.given_on <= on and (one.withdrawn_on is None or one.withdrawn_on > on)
        for one in documents
    )

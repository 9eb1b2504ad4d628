"""Orders on pairs: one, a group of one mentor, reverse, a replacement, an ending (ГОСТ Р 7.0.97-2025)."""

from collections.abc import Sequence

from services.mentorship.rules.documents.parties import Couple, Office, day, ended, lower
from shared.documents import Clauses, Grid, Paper, Part, Signatures, Text
from shared.russian import short_date

HEADINGS = {
    "single": "О закреплении наставнической пары",
    "group": "О закреплении наставника за группой педагогов",
    "reverse": "О закреплении пары реверсивного наставничества",
    "replacement": "О замене наставника",
    "ending": "О прекращении наставничества",
}
TABLE = (
    ("Наставник, должность", 3),
    ("Наставляемый, должность", 3),
    ("Форма и вид", 2.4),
    ("Предмет", 1.8),
    ("Срок", 1.9),
    ("Согласия", 2.4),
)
LAW = "В соответствии со статьёй 351.8 Трудового кодекса Российской Федерации"
BY = {
    "mentor": "досрочно по отказу наставника",
    "mentee": "досрочно по отказу наставляемого",
    "employer": "досрочно по инициативе работодателя",
}
CONTROL = "Контроль за исполнением настоящего приказа оставляю за собой."


def order(
    couples: Sequence[Couple], office: Office, *, variant: str, previous: Couple | None, has_programme: bool
) -> Paper:
    """Основание → ПРИКАЗЫВАЮ → назначить кого (вин.) наставником за кем (тв.) → контроль → ознакомление."""
    if variant == "ending":
        return _paper(couples, office, variant, _ending(couples))
    assigned = [*_replaced(previous), *_assigned(couples, variant=variant)]
    body: tuple[Part, ...] = (
        Clauses(texts=(*assigned, "Утвердить состав наставнических пар:")),
        Grid(
            headings=[title for title, _ in TABLE],
            widths=[share for _, share in TABLE],
            rows=[_row(couple) for couple in couples],
        ),
        Clauses(texts=_rest(couples, has_programme=has_programme)),
    )
    return _paper(couples, office, variant, body)


def _paper(couples: Sequence[Couple], office: Office, variant: str, body: Sequence[Part]) -> Paper:
    readers = [("Наставник", couples[0].mentor.signature)]
    readers += [("Наставляемый", couple.mentee.signature) for couple in couples]
    return Paper(
        name="Приказ",
        heading=HEADINGS[variant],
        organization=office.name,
        place=office.place,
        parts=(
            Text(text=_grounds(office, variant)),
            Text(text="ПРИКАЗЫВАЮ:", lead=True),
            *body,
            Signatures(lines=((office.post(), office.signer.signature),)),
            Signatures(title="С приказом ознакомлены:", lines=readers, dated=True),
        ),
    )


def _grounds(office: Office, variant: str) -> str:
    regulation = f", {office.regulation}" if office.regulation else ""
    consents = "" if variant == "ending" else ", на основании письменных согласий работников"
    return f"{LAW}{regulation}{consents}"


def _assigned(couples: Sequence[Couple], *, variant: str) -> list[str]:
    mentor = couples[0].mentor.full("accusative")
    if variant == "group":
        mentees = "; ".join(couple.mentee.full("instrumental") for couple in couples)
        return [f"Назначить {mentor}, наставником за педагогами: {mentees} (сроки указаны в пункте 2)."]
    couple = couples[0]
    way = " в порядке реверсивного наставничества" if variant == "reverse" else ""
    mentee = couple.mentee.full("instrumental")
    return [ended(f"Назначить {mentor}, наставником за {mentee},{way} {couple.term}")]


def _replaced(previous: Couple | None) -> list[str]:
    if previous is None:
        return []
    return [f"Прекратить {_mentoring(previous)}."]


def _mentoring(couple: Couple) -> str:
    """«с 1 марта 2026 г. наставничество Пановой Е. Л. над Кравцом О. И. (приказ от … № …)»."""
    since = f"с {day(couple.ended_on)} " if couple.ended_on else ""
    order = ""
    if couple.order_date:
        order = f" (приказ от {short_date(couple.order_date)} № {couple.order_number})"
    mentor, mentee = couple.mentor.full("genitive"), couple.mentee.full("instrumental")
    return f"{since}наставничество {mentor}, над {mentee}{order}"


def _ending(couples: Sequence[Couple]) -> tuple[Part, ...]:
    texts = []
    for couple in couples:
        texts.append(f"Прекратить {_mentoring(couple)} {_why(couple)}.")
        if couple.notice_on:
            told = f"{couple.mentor.name.nominative} — {short_date(couple.notice_on)}"
            texts.append(f"Считать работника предупреждённым о прекращении наставничества: {told}.")
    return (Clauses(texts=(*texts, CONTROL)),)


def _why(couple: Couple) -> str:
    """«досрочно по отказу наставника (причина: нагрузка)»."""
    how = BY.get(couple.ended_by or "", BY["employer"]) if couple.ended_on else "в связи с окончанием срока"
    return f"{how} (причина: {lower(couple.ended_reason)})" if couple.ended_reason else how


def _rest(couples: Sequence[Couple], *, has_programme: bool) -> list[str]:
    mentees = "наставляемыми" if len(couples) > 1 else "наставляемым"
    plan = (
        f"Наставнику совместно с {mentees} разработать персонализированную программу наставничества "
        "и представить её на утверждение."
    )
    if has_programme:
        plan = "Утвердить персонализированную программу наставничества (прилагается)."
    return ["Кураторство наставнических пар оставляю за собой.", plan, CONTROL]


def _row(couple: Couple) -> tuple[str, ...]:
    until = f" – {short_date(couple.until)}" if couple.until else ""
    return (
        couple.mentor.full("nominative"),
        couple.mentee.full("nominative"),
        f"{couple.form}; {couple.kind}",
        couple.mentee.subjects or couple.mentor.subjects or "—",
        f"{short_date(couple.starts_on)}{until}",
        _consents(couple),
    )


def _consents(couple: Couple) -> str:
    given = (("наставник", couple.mentor_consent_on), ("наставляемый", couple.mentee_consent_on))
    return "; ".join(f"{who} {short_date(on)}" for who, on in given if on) or "—"

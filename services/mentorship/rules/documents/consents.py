"""The written consent of a mentor or a mentee (ст. 351.8 ТК РФ): personal, voluntary, may be withdrawn."""

from services.mentorship.rules.documents.parties import Couple, Named, Office, lower
from shared.documents import Facts, Paper, Part, Signatures, Text
from shared.russian import capital

HEADINGS = {
    "mentor": "на выполнение работы по наставничеству",
    "mentee": "на сопровождение наставником",
}
CONTENT = "помощь в профессиональном становлении и развитии, посещение и разбор уроков, консультации"


def consent(couple: Couple, office: Office, *, party: str) -> Paper:
    """Кому (дат.) от кого (род.) → согласен → срок и содержание → добровольность → подпись."""
    own, other = (couple.mentor, couple.mentee) if party == "mentor" else (couple.mentee, couple.mentor)
    return Paper(
        name="Согласие",
        heading=HEADINGS[party],
        numbered=False,
        addressee=(
            f"{office.post('dative')} {lower(office.genitive)}".strip(),
            office.signer.short_in("dative"),
            " ".join(part for part in ("от", own.position.genitive, own.name.genitive) if part),
        ),
        parts=(
            Text(text=_agrees(own, other, party=party)),
            Facts(rows=_terms(couple)),
            *_rights(own, party=party),
            Signatures(lines=((capital(own.position.nominative), own.signature),), dated=True),
        ),
    )


def _agrees(own: Named, other: Named, *, party: str) -> str:
    start = f"Я, {own.full('nominative')}, {own.by_gender('согласен', 'согласна')}"
    basis = "в соответствии со статьёй 351.8 Трудового кодекса Российской Федерации"
    if party == "mentor":
        return (
            f"{start} {basis} выполнять работу по наставничеству: быть наставником {other.full('genitive')}."
        )
    return f"{start} на то, чтобы моим наставником {basis} был{_a(other)} {other.full('nominative')}."


def _a(one: Named) -> str:
    return one.by_gender("", "а") if one.gender else "(а)"


def _terms(couple: Couple) -> tuple[tuple[str, str], ...]:
    return (
        ("Форма наставничества", couple.form),
        ("Вид", couple.kind),
        ("Срок", couple.term),
        ("Содержание работы", couple.goal or CONTENT),
    )


def _rights(own: Named, *, party: str) -> tuple[Part, ...]:
    free = "Согласие даю добровольно."
    known = own.by_gender("ознакомлен", "ознакомлена")
    if party == "mentor":
        return (
            Text(
                text=f"{free} С содержанием, сроком и формой работы {known}. Мне известно, что я вправе "
                "досрочно отказаться от наставничества, а работодатель — досрочно отменить поручение, "
                "предупредив меня не менее чем за три рабочих дня."
            ),
            Text(
                text="Условия оплаты определяются трудовым договором или дополнительным соглашением к нему."
            ),
        )
    return (Text(text=f"{free} Мне известно, что я вправе отозвать его в любое время."),)

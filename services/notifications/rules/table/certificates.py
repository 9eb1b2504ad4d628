"""What the term of training asks: a word in time to whose three years come to their end."""

from services.notifications.rules.recipients import persons
from services.notifications.rules.rule import Rule
from shared.contracts.routes import CertificateChanged

RULES: tuple[Rule, ...] = (
    Rule(
        name="training_due",
        purpose="Педагог узнаёт, что подходит срок повышения квалификации (273-ФЗ, ст. 47)",
        can_rest=True,
        event=CertificateChanged,
        when=lambda event: event.state == "expiring",
        audience=lambda event: persons(event.person_id),
        title="Пора на повышение квалификации: срок — {due}",
        text=("Последнее — {issued}", "учиться — не реже раза в три года (273-ФЗ, статья 47)"),
        dates=lambda event: {"due": event.due_on, "issued": event.issued_on},
        link="/routes/mine",
        informs=True,
    ),
)

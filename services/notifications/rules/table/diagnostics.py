"""What diagnostics ask of whoever takes them."""

from services.notifications.rules.recipients import persons
from services.notifications.rules.rule import Rule
from shared.contracts.routes import DiagnosticChanged

DIAGNOSTIC = "/routes/diagnostics/{id}"

RULES: tuple[Rule, ...] = (
    Rule(
        name="diagnostic_assigned",
        purpose="Педагог узнаёт, что ему назначена диагностика",
        event=DiagnosticChanged,
        when=lambda event: event.state == "assigned",
        audience=lambda event: persons(event.person_id),
        title="Вам назначена диагностика",
        text=("Результат увидите вы и ваш тьютор",),
        link=DIAGNOSTIC,
        look="Открыть",
    ),
    Rule(
        name="diagnostic_scored",
        purpose="Педагог знакомится с результатом и может не согласиться с дефицитами",
        event=DiagnosticChanged,
        when=lambda event: event.state == "scored",
        audience=lambda event: persons(event.person_id),
        title="Готов результат диагностики",
        text=("Ознакомьтесь с ним: с предложенными дефицитами можно не согласиться",),
        link=DIAGNOSTIC,
        post="/routes/api/v1/diagnostics/{id}/acknowledgement",
    ),
)

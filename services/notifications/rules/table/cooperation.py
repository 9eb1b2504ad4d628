"""What groups and consultations ask: an answer to an invitation, to a question, a rating; never of what."""

from services.notifications.rules.recipients import Recipient, methodist, persons
from services.notifications.rules.rule import Rule
from shared.contracts.routes import ConsultationChanged, GroupMemberChanged

CONSULTATION = "/routes/consultations/{id}"


def _answerer(event: ConsultationChanged) -> list[Recipient]:
    return persons(event.answerer_id) if event.answerer == "expert" else methodist()


RULES: tuple[Rule, ...] = (
    Rule(
        name="group_invitation",
        purpose="Педагог отвечает, будет ли он в группе",
        event=GroupMemberChanged,
        when=lambda event: event.state == "invited",
        audience=lambda event: persons(event.person_id),
        title="Вас приглашают в группу",
        text=("Ведущий: {tutor}", "посмотрите и ответьте"),
        people=lambda event: {"tutor": event.leader_id},
        link="/routes/mine/groups/{id}",
        about=lambda event: event.group_id,
        since=lambda event: event.invited_on,
    ),
    Rule(
        name="consultation_requested",
        purpose="Методист решает, кто ответит на вопрос",
        event=ConsultationChanged,
        when=lambda event: event.awaits == "methodist",
        audience=lambda _event: methodist(),
        title="Новый вопрос: решите, кто ответит",
        text=("Спрашивает: {teacher}", "программа подскажет, кому направить"),
        people=lambda event: {"teacher": event.asker_id},
        link=CONSULTATION,
        since=lambda event: event.requested_on,
    ),
    Rule(
        name="consultation_routed",
        purpose="Тот, кому направили вопрос, отвечает на него",
        unanswered="На вопрос не ответили",
        passed_to="methodist",
        event=ConsultationChanged,
        when=lambda event: event.awaits == "answerer",
        audience=_answerer,
        title="Вас просят ответить на вопрос",
        text=("Спрашивает: {teacher}",),
        people=lambda event: {"teacher": event.asker_id},
        link=CONSULTATION,
        since=lambda event: event.routed_on,
    ),
    Rule(
        name="consultation_unclear",
        purpose="Автор вопроса поясняет, что его просят уточнить",
        event=ConsultationChanged,
        when=lambda event: event.state == "routed" and event.awaits == "asker",
        audience=lambda event: persons(event.asker_id),
        title="Чтобы ответить вам, нужно уточнение",
        text=("Посмотрите, о чём вас спросили",),
        link=CONSULTATION,
    ),
    Rule(
        name="consultation_answered",
        purpose="Автор вопроса читает ответ и оценивает его",
        event=ConsultationChanged,
        when=lambda event: event.state == "answered",
        audience=lambda event: persons(event.asker_id),
        title="На ваш вопрос ответили",
        text=("Прочитайте и оцените, помог ли ответ",),
        link=CONSULTATION,
        since=lambda event: event.answered_on,
    ),
)

"""What groups and consultations ask: an answer to an invitation, to a question, a rating; never of what."""

from uuid import UUID

from services.notifications.rules.recipients import Recipient, methodist, persons, tutor
from services.notifications.rules.rule import Rule
from services.notifications.rules.timing import Moment, Timing
from shared.contracts.routes import ConsultationChanged, GroupMemberChanged

CONSULTATION = "/routes/consultations/{id}"
OVER = frozenset({"rated", "cancelled"})


def _answerer(event: ConsultationChanged) -> list[Recipient]:
    return persons(event.answerer_id) if event.answerer == "expert" else methodist()


def _meetings(event: GroupMemberChanged) -> list[Moment]:
    return [
        Moment(
            object_id=one.id,
            anchor_on=one.meets_on,
            recipients=persons(event.person_id),
            people={"tutor": event.leader_id},
            about=event.group_id,
        )
        for one in event.meetings
        if one.state == "planned"
    ]


def _held(event: GroupMemberChanged) -> set[UUID]:
    return {one.id for one in event.meetings if one.state == "held"}


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
        name="group_meeting",
        purpose="Напомнить участнику о встрече группы",
        can_rest=True,
        event=GroupMemberChanged,
        timing=Timing(before=True, days=(1,), words="За сколько дней до встречи группы"),
        moments=_meetings,
        finished=_held,
        title="Встреча группы: {day}",
        text=("Ведущий: {tutor}",),
        link="/routes/mine/groups/{id}",
        look="Открыть группу",
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
        name="consultation_proposed",
        purpose="Тьютор узнаёт, что педагог предлагает консультацию шагом своего маршрута",
        can_rest=True,
        event=ConsultationChanged,
        when=lambda event: event.proposed_on and not event.in_route and event.state not in OVER,
        audience=lambda event: tutor(organization_id=event.organization_id),
        title="Консультацию предлагают сделать шагом маршрута",
        text=("Предлагает: {teacher}", "шаг добавляется одним нажатием"),
        people=lambda event: {"teacher": event.asker_id},
        link=CONSULTATION,
        look="Добавить в маршрут",
        since=lambda event: event.proposed_on,
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

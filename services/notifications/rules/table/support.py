"""What support events ask: an answer to an invitation, and word of one called off."""

from services.notifications.rules.recipients import persons
from services.notifications.rules.rule import Rule, Tap
from shared.contracts.mentorship import AttendanceChanged

INVITATION = "/mentorship/invitations/{id}"

RULES: tuple[Rule, ...] = (
    Rule(
        name="support_invitation",
        purpose="Приглашённый отвечает, придёт ли он на мероприятие",
        event=AttendanceChanged,
        when=lambda event: event.state == "invited" and event.event_state == "planned",
        audience=lambda event: persons(event.person_id),
        title="Вас приглашают: {day}",
        text=("Мероприятие: «{title}»", "ответьте, придёте ли вы"),
        dates=lambda event: {"day": event.event_date},
        titles=lambda event: {"title": event.title},
        link=INVITATION,
        tap=Tap(words="Приду", told="Записали вас.", otherwise="Подробнее или не смогу"),
        post="/mentorship/api/v1/attendance/{id}/acceptance",
    ),
    Rule(
        name="support_called_off",
        purpose="Тот, кто собирался, узнаёт, что мероприятие отменено",
        event=AttendanceChanged,
        when=lambda event: event.state == "registered" and event.event_state == "cancelled",
        audience=lambda event: persons(event.person_id),
        title="Мероприятие отменено: {day}",
        text=("Вы собирались на «{title}»",),
        dates=lambda event: {"day": event.event_date},
        titles=lambda event: {"title": event.title},
        link=INVITATION,
        informs=True,
    ),
)

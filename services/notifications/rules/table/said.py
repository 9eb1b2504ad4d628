"""What people and the service itself say beside events: announcements, and requests nobody answered."""

from services.notifications.rules.rule import Rule

ANNOUNCEMENT = "announcement"
ESCALATION = "escalation"
DEAD = "deliveries_dead"
WITHDRAWN = "Объявление отозвано"

RULES: tuple[Rule, ...] = (
    Rule(
        name=ANNOUNCEMENT,
        purpose="Сообщить выбранным людям о планах, мероприятиях и изменениях закона",
        kind="announcement",
        informs=True,
        title="{title}",
        text=("{excerpt}",),
        link="/notifications/announcements/{id}",
        look="Прочитать",
    ),
    Rule(
        name=ESCALATION,
        purpose="Один раз сказать куратору, что на просьбу не ответили в срок",
        can_rest=True,
        kind="escalation",
        title="{asked}",
        text=(
            "Без ответа {working}",
            "Срок: {due}",
            "педагог: {teacher}",
            "тьютор: {tutor}",
            "наставник: {mentor}",
            "наставляемый: {mentee}",
            "узнайте, чем помочь",
        ),
        link="/notifications/",
        look="Открыть",
    ),
    Rule(
        name=DEAD,
        purpose="Администратор узнаёт, что вчера кому-то не дошли сообщения",
        can_rest=True,
        kind="delivery",
        informs=True,
        title="Не доставлено за {day}: {letters}",
        text=("Кому и почему, сказано на странице", "оттуда же отправьте снова"),
        link="/notifications/deliveries?state=dead",
        look="Посмотреть",
    ),
)

"""What the practice bank asks: marks of the experts, the methodist's decision, the author's correction."""

from services.notifications.rules.recipients import Recipient, methodist, persons
from services.notifications.rules.rule import Rule
from shared.contracts.routes import PracticeChanged

PRACTICE = "/routes/practices/{id}"


def _author(event: PracticeChanged) -> list[Recipient]:
    return persons(event.author_id or event.proposed_by)


RULES: tuple[Rule, ...] = (
    Rule(
        name="practice_submitted",
        purpose="Методист решает, публиковать ли предложенную практику",
        event=PracticeChanged,
        when=lambda event: event.state == "submitted" or (event.state == "published" and event.revised),
        audience=lambda _event: methodist(),
        title="Практика ждёт вашего решения",
        text=("Автор: {author}", "опубликуйте её или верните с замечанием"),
        people=lambda event: {"author": event.author_id} if event.author_id else {},
        since=lambda event: event.submitted_on,
        link=PRACTICE,
        look="Открыть практику",
    ),
    Rule(
        name="practice_marks",
        purpose="Эксперт оценивает практику, о которой его попросили",
        event=PracticeChanged,
        when=lambda event: event.state == "submitted" and bool(event.asked_ids),
        audience=lambda event: persons(*event.asked_ids),
        title="Оцените практику для банка",
        text=("Нужна ваша оценка эксперта",),
        link=f"{PRACTICE}/marks",
        look="Оценить",
    ),
    Rule(
        name="practice_returned",
        purpose="Автор исправляет практику, которую вернули с замечанием",
        event=PracticeChanged,
        when=lambda event: event.state == "returned",
        audience=_author,
        title="Практику вернули на доработку",
        text=("Замечание стоит на её странице",),
        link=PRACTICE,
        look="Открыть практику",
    ),
    Rule(
        name="practice_published",
        purpose="Автор узнаёт, что его практика опубликована",
        can_rest=True,
        event=PracticeChanged,
        when=lambda event: event.state == "published",
        audience=_author,
        title="Ваша практика опубликована",
        text=("Её может прочитать каждый",),
        link=PRACTICE,
        look="Открыть практику",
        informs=True,
        news_day=lambda event: event.published_on,
    ),
)

"""The closing report: what must be said before it is concluded, and the questions both answer (1–5)."""

from services.mentorship.models import ClosingReport
from services.mentorship.rules.documents.reports import Figures

SHOWN_FROM = 5
LOWEST, HIGHEST = 1, 5
QUESTIONS = {
    "mentor": (
        "Цели программы были понятны вам обоим",
        "Встречи проходили тогда, когда были нужны",
        "Времени на наставничество хватало",
        "Наставляемый выполнял то, о чём вы договаривались",
        "Уроки наставляемого стали сильнее",
        "Школа помогала вам работать в паре",
        "Наставничество дало кое-что и вам самим",
        "Вы готовы быть наставником ещё раз",
    ),
    "mentee": (
        "Цели программы были понятны вам обоим",
        "Встречи проходили тогда, когда были нужны",
        "Наставник отвечал на те вопросы, которые у вас были",
        "Посещения и разборы уроков вам помогали",
        "Вам было спокойно говорить о трудностях",
        "Ваши уроки стали сильнее",
        "Вы увереннее говорите с учениками, родителями и коллегами",
        "Вы посоветовали бы такую работу другим",
    ),
}


def gaps(report: ClosingReport, figures: Figures) -> list[str]:
    """What is missing in the report: activities left open must be explained."""
    found = []
    if figures.done < figures.planned and not report.unfinished:
        found.append("Не все мероприятия выполнены: объясните почему.")
    if report.recommendation is None:
        found.append("Нет вывода: завершить, продлить или сменить наставника.")
    if not report.after:
        found.append("Не написано, что изменилось.")
    return found

"""How a message is written: subject, plain text, and the same in HTML that old mail programs understand."""

from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from services.notifications.rules.digests import SPANS
from services.notifications.rules.outward import Line
from shared.russian import plural

PREFERENCES = "/notifications/preferences"
CONFIRM_PAGE = "/notifications/confirm/"
PAGES = Environment(
    loader=PackageLoader("services.notifications", "templates/notifications/mail"),
    autoescape=select_autoescape(),
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)


@dataclass(frozen=True, kw_only=True)
class Written:
    """A message in words."""

    subject: str
    text: str
    html: str


def of_lines(lines: Sequence[Line], *, digest_of: str = "", public_url: str, leave: str) -> Written:
    """Write of what waits and what is news; `leave` is the page where one stops such messages.

    `digest_of` is the span a digest tells of (week, day); empty for what is told at once.
    """
    asking = [one for one in lines if not one.is_news]
    news = [one for one in lines if one.is_news]
    counted = " и ".join(_counted(len(asking), len(news)))
    if digest_of:
        title = f"Сводка за {SPANS[digest_of]}: {counted}"
    else:
        title = lines[0].title if len(lines) == 1 else f"В ММС {counted}"
    sections = [("Ждёт вас", asking), ("Новости", news)]
    return _written(
        title, sections=[one for one in sections if one[1]], note="", public_url=public_url, leave=leave
    )


def of_test(*, public_url: str) -> Written:
    """Write a message that only shows that messages come."""
    note = "Вы попросили отправить это сообщение, чтобы проверить связь. Оно дошло, делать ничего не нужно."
    return _written("Проверка связи", sections=[], note=note, public_url=public_url, leave="")


def of_code(code: str, *, public_url: str) -> Written:
    """Write the code by which somebody shows that an address is theirs."""
    note = (
        f"Код подтверждения адреса: {code}. Введите его на странице настроек в течение 30 минут. "
        "Если вы ничего не подтверждали, просто удалите это сообщение: без кода адрес не заработает."
    )
    return _written("Код подтверждения адреса", sections=[], note=note, public_url=public_url, leave="")


def of_confirmation(token: str, *, place: str, public_url: str) -> Written:
    """Ask whether an address is theirs, saying whose register has it; who says nothing hears nothing more."""
    register = f"реестре педагогов ({place})" if place else "реестре педагогов"
    note = (
        f"Этот адрес записан в {register} как ваш. Чтобы сообщения системы приходили сюда, "
        "откройте страницу и нажмите «Это мой адрес». Если адрес не ваш, ничего не делайте: "
        "больше писем не будет."
    )
    asked = Line(title="", text="", link=f"{CONFIRM_PAGE}{token}", look="Подтвердить адрес", is_news=False)
    sections = [("Ждёт вас", [asked])]
    return _written("Подтвердите адрес почты", sections=sections, note=note, public_url=public_url, leave="")


def _counted(asking: int, news: int) -> list[str]:
    said = [plural(asking, "дело ждёт вас", "дела ждут вас", "дел ждут вас")] if asking else []
    return said + ([plural(news, "новость", "новости", "новостей")] if news else [])


def _written(
    title: str, *, sections: Sequence[tuple[str, Sequence[Line]]], note: str, public_url: str, leave: str
) -> Written:
    words = {
        "title": title,
        "sections": sections,
        "note": note,
        "origin": public_url,
        "preferences": f"{public_url}{PREFERENCES}",
        "leave": leave,
    }
    text = PAGES.get_template("letter.txt").render(words)
    return Written(subject=title, text=text, html=PAGES.get_template("letter.html").render(words))

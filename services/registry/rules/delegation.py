"""What a person may let a program do: less than they may themselves, and never the way in itself."""

from collections.abc import Iterable

from shared.permissions import PERMISSIONS

KEPT = frozenset(
    {"account.own", "account.write", "two_factor.own", "person.erase"}
)  # by these a program could make itself a way in, or what cannot be undone
LONGEST_DAYS = 365
OBJECTS = {
    "municipality": "Муниципалитет",
    "import": "Загрузка файлов",
    "organization": "Организации",
    "fact": "Сведения об организациях",
    "staffing_need": "Кого не хватает школам",
    "person": "Люди",
    "identity": "Совпадения людей",
    "access": "Журнал доступа",
    "consent": "Согласия",
    "body": "Объединения",
    "account": "Учётные записи",
    "token": "Сеансы и токены",
    "pair": "Пары",
    "session": "Встречи",
    "document": "Документы пар",
    "signer": "Кто подписывает документы",
    "programme": "Программы пар",
    "report": "Отчёты пар",
    "questionnaire": "Анкеты пар",
    "support_event": "Мероприятия поддержки",
    "attendance": "Участие в мероприятиях",
    "coverage": "Охват молодых педагогов",
    "instrument": "Инструменты диагностики",
    "diagnostic": "Диагностики",
    "deficit": "Дефициты",
    "development": "Обзор развития",
    "training_request": "Просьбы об обучении",
    "training_demand": "Заявки на обучение",
    "achievement": "Сильные стороны",
    "route": "Маршруты",
    "route_template": "Шаблоны маршрутов",
    "step": "Шаги маршрута",
    "certificate": "Удостоверения",
    "practice": "Банк практик",
    "suggestion": "Подсказки к маршруту",
    "file": "Приложенные файлы",
    "group": "Группы",
    "consultation": "Консультации",
    "published_answer": "Опубликованные ответы",
    "cooperation": "Настройки групп и консультаций",
    "inbox": "Сообщения",
    "rule": "Правила сообщений",
    "announcement": "Объявления",
    "calendar": "Календарь",
    "statistics": "Статистика сообщений",
    "preference": "Настройки сообщений",
    "delivery": "Отправка сообщений",
    "indicator": "Показатели",
    "indicator.people": "Показатели поимённо",
    "period": "Отчётные периоды",
    "review": "Рассмотрение показателей",
    "criterion": "Критерии методической работы",
    "note": "Аналитические справки",
    "decision": "Решения по показателям",
    "plan": "Планы работы",
}
PARTS = {
    "Люди и школы": "organization fact staffing_need person identity body",
    "Наставничество": (
        "pair session document signer programme report questionnaire support_event attendance coverage"
    ),
    "Диагностика и маршруты": (
        "instrument diagnostic deficit development achievement route route_template step certificate file "
        "practice suggestion training_request training_demand group consultation published_answer cooperation"
    ),
    "Показатели": "indicator indicator.people period review decision criterion note plan",
    "Сообщения": "inbox preference delivery rule announcement calendar statistics",
    "Загрузка и доступ": "municipality import consent access account token",
}
OTHER = "Прочее"
VERBS = {
    "read": "смотреть",
    "write": "изменять",
    "apply": "загружать",
    "end": "завершать",
    "undo": "отменять",
    "erase": "удалять",
    "propose": "предлагать",
    "consent": "записывать согласие",
    "order": "оформлять приказом",
    "pause": "приостанавливать",
    "log": "записывать",
    "answer": "подтверждать",
    "people": "смотреть поимённо",
    "results": "загружать результаты диагностики",
    "annul": "аннулировать",
    "assign": "назначать",
    "enter": "вносить результаты",
    "acknowledge": "отмечать ознакомление",
    "record": "записывать",
    "decide": "решать",
    "contest": "оспаривать",
    "agree": "соглашаться",
    "approve": "утверждать",
    "return": "возвращать",
    "report": "отчитываться",
    "issue": "выпускать",
    "conclude": "закрывать выводом",
    "release": "открывать другим",
    "confirm": "подтверждать",
    "open": "открывать",
    "freeze": "фиксировать",
    "rate": "оценивать",
    "mark": "оценивать",
    "sums": "смотреть средние ответы",
    "ask": "спрашивать и оценивать",
    "route": "направлять",
    "plan": "добавлять в маршрут",
    "summary": "смотреть числа без имён",
    "send": "отправлять",
}


def delegable(roles: Iterable[str]) -> list[str]:
    """List the permissions that somebody with these roles may give to a program."""
    held = frozenset(roles)
    return [name for name, table in PERMISSIONS.items() if held & table.keys() and name not in KEPT]


def grouped(permissions: Iterable[str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Group permissions by the part of the work they open, each with its words; what is new stands last."""
    groups: dict[str, list[tuple[str, str]]] = {title: [] for title in (*PARTS, OTHER)}
    for name in permissions:
        thing = name.rpartition(".")[0]
        title = next((one for one, things in PARTS.items() if thing in things.split()), OTHER)
        groups[title].append((name, permission_words(name)))
    return [(title, options) for title, options in groups.items() if options]


def permission_words(permission: str) -> str:
    """Say a permission in words; one without words is called by its name."""
    thing, _, verb = permission.rpartition(".")
    if thing not in OBJECTS or verb not in VERBS:
        return permission
    return f"{OBJECTS[thing]}: {VERBS[verb]}"

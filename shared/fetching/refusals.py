"""What fetching refuses, in words for whoever gave the address."""

from shared.errors import Invalid


class PageNotFetched(Invalid):
    """The page at this address may not or cannot be fetched; the message says why and what to do."""

    type = "page-not-fetched"
    default = "Страницу не удалось получить. Сохраните её из браузера и загрузите файлом."


SAVE_IT = "Сохраните страницу из браузера и загрузите файлом."

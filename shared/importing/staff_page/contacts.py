"""Telephones, addresses and rooms that pages write beside a post: no part of it."""

import re

LABEL = r"(?:(?:моб\w*\.?|раб\w*\.?|сот\w*\.?)\s*)?(?:тел(?:ефон\w*)?|факс)\.?\s*:?\s*"
MAIL_LABEL = r"(?:(?:e-?mail|эл\w*\.?\s*почта|почта)\s*:?\s*)?"
CONTACT = re.compile(
    rf"[\s,;(<–—-]*(?<!\w)(?:{MAIL_LABEL}[\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{2,64}})+"
    r"|(?:https?://|www\.)\S+"
    rf"|{LABEL}[+\d][\d\s()–-]{{2,24}}"
    r"|(?:\+7|8)[\s(–-]*\d{3,5}[\d\s()–-]{5,14}"
    r"|(?:каб|кабинет)\.?\s*№?\s*\d{1,4}\w?)"
    r"[\s)>]*",
    re.IGNORECASE,
)


def without_contacts(text: str) -> str:
    """Take contacts out of a text, line by line; a line of contacts only is no line."""
    lines = (
        CONTACT.sub(" ", line).strip(" ,;:") if CONTACT.search(line) else line for line in text.split("\n")
    )
    return "\n".join(line for line in lines if line)

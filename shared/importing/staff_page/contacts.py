"""Telephones, addresses and rooms that pages write beside a post: no part of it."""

import re

GAP = r"\s{0,3}"
TELEPHONE = (
    rf"(?:(?:моб|раб|сот)\w{{0,12}}\.?{GAP})?(?:тел(?:ефон\w{{0,3}})?|факс)\.?{GAP}:?{GAP}"
    r"[+\d][\d\s()–-]{2,24}"
)
MAIL = (
    rf"(?:(?:e-?mail|(?:эл\w{{0,12}}\.?{GAP})?почта){GAP}:?{GAP})?"
    r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{2,64}){1,5}"
)
CONTACT = re.compile(
    rf"(?<!\w)(?:{MAIL}|(?:https?://|www\.)\S{{1,300}}|{TELEPHONE}"
    r"|(?:\+7|8)[\s(–-]{0,3}\d{3,5}[\d\s()–-]{5,14}"
    rf"|(?:каб|кабинет)\.?{GAP}№?{GAP}\d{{1,4}}\w?)",
    re.IGNORECASE,
)
BEFORE, AFTER = " ,;:(<–—-", " ,;:)>"


def without_contacts(text: str) -> str:
    """Take contacts out of a text, line by line; a line of contacts only is no line."""
    return "\n".join(kept for line in text.split("\n") if (kept := _kept(line)))


def _kept(line: str) -> str:
    first, *others = CONTACT.split(line)
    if not others:
        return line
    parts = (first.rstrip(BEFORE), *(part.lstrip(AFTER).rstrip(BEFORE) for part in others[:-1]))
    return " ".join(part for part in (*parts, others[-1].lstrip(AFTER)) if part).strip(" ,;:")

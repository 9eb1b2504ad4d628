"""The text of a page from its bytes: BOM, UTF-8, what the server or the page declares, cp1251."""

import codecs
import re

LOOKED_AT = 4096
DECLARED = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
CYRILLIC = frozenset({"cp1251", "koi8-r", "koi8-u", "iso8859-5", "cp866", "mac-cyrillic"})
FALLBACK = "cp1251"


def decode(content: bytes, *, charset: str | None = None) -> str:
    """Decode a page; `charset` is what the server declared. Bytes that fit nothing become «�»."""
    for bom, encoding in BOMS:
        if content.startswith(bom):
            return content.decode(encoding, errors="replace")
    # Russian text in another encoding is never valid UTF-8, while a saved page may keep a false <meta>
    for encoding in ("utf-8", *_cyrillic(charset), *_cyrillic(_declared(content))):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode(FALLBACK, errors="replace")


def _declared(content: bytes) -> str | None:
    found = DECLARED.search(content[:LOOKED_AT])
    return found[1].decode("ascii", errors="ignore") if found else None


def _cyrillic(name: str | None) -> list[str]:
    """Take a declared encoding only if Russian can be written in it: «latin-1» is always a mistake."""
    try:
        known = codecs.lookup(name or "").name
    except LookupError:
        return []
    return [known] if known in CYRILLIC else []

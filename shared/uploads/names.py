"""Names of attached files: shown as text, never used as a path; a name that deceives is refused."""

import re
import unicodedata

from shared.uploads.refusals import UnsafeFile

LONGEST = 120
SHOWN = 40
PATH = re.compile(r"[/\\]|^\.+$")
TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
FORBIDDEN = re.compile(r'[<>:"|?*]')
RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
SPACES = re.compile(r"\s+")
BARE = "файл"


def safe_name(raw: str) -> str:
    """Give the name as it is shown and given out; raises UnsafeFile for one that hides something."""
    name = unicodedata.normalize("NFC", raw)
    if PATH.search(name.strip()):
        raise UnsafeFile("В имени файла записан путь. Переименуйте файл и приложите снова.")
    if TURNING.search(name) or any(unicodedata.category(one) in {"Cc", "Cs", "Co", "Cn"} for one in name):
        raise UnsafeFile("В имени файла есть скрытые знаки. Переименуйте файл и приложите снова.")
    name = "".join(one for one in name if unicodedata.category(one) != "Cf")
    name = SPACES.sub(" ", FORBIDDEN.sub("_", name)).strip(" .")
    stem, dot, extension = name.rpartition(".")
    if not dot or not stem.strip(" ."):
        raise UnsafeFile(f"У файла «{shown(name)}» нет имени или расширения, например «.pdf».")
    stem = f"{BARE} {stem}" if RESERVED.match(f"{stem}.") else stem
    return f"{stem[: LONGEST - len(extension) - 1].rstrip(' .')}.{extension[: LONGEST // 2].lower()}"


def extension_of(name: str) -> str:
    """«pdf»."""
    return name.rpartition(".")[2].lower()


def shown(name: str) -> str:
    """A name short enough to stand in a sentence."""
    plain = "".join(one if one.isprintable() and not TURNING.match(one) else "�" for one in name)
    return plain if len(plain) <= SHOWN else f"{plain[: SHOWN - 1]}…"

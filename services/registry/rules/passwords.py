"""Which passwords are refused: short, of few characters, or made of words that everybody tries first."""

import re
from collections.abc import Iterable

SHORTEST_PASSWORD = 12
FEWEST_CHARACTERS = 5
SHORTEST_WORD = 4
LEAST_OWN = 4  # characters that must remain when the well-known words are taken out
RULES = (
    "Не короче 12 знаков. Подойдёт фраза из нескольких слов, её легче запомнить. "
    "Не подойдут подряд идущие клавиши и ваше имя для входа."
)
WORDS = (
    "0123456789 1234567890 123456789 12345678 1234567 123456 12345 1234 123 9876543210 987654321 "
    "87654321 654321 54321 4321 321 qwertyuiop asdfghjkl zxcvbnm qwertyui qwerty qwert qwer asdfgh asdf "
    "zxcv 1q2w3e4r5t6y 1q2w3e4r5t 1q2w3e4r 1qaz2wsx3edc 1qaz2wsx qazwsxedc qazwsx "
    "abcdefghijklmnopqrstuvwxyz abcdefgh abcdef abcd abc йцукенгшщзхъ йцукенгшщз йцукенг йцукен йцуке "
    "йцук фывапролджэ фывапролдж фывапрол фывапр фыва ячсмитьбю ячсмить ячсм абвгдеёжзийк абвгдежз "
    "абвгде абвгд абвг password passwort passw0rd p@ssw0rd pass parol пароль gfhjkm admin administrator "
    "админ администратор welcome letmein iloveyou dragon monkey football master login user guest test "
    "тест привет любовь россия russia москва школа school shkola учитель uchitel teacher методист "
    "metodist тьютор директор педагог наставник образование mms ммс солнышко наташа сергей марина "
)
WELL_KNOWN = tuple(re.findall(r"\S+", WORDS))
YEAR = re.compile(r"(?:19|20)\d\d")
SEPARATOR = re.compile(r"[\W_]+")


def password_weakness(password: str, *, about: Iterable[str] = ()) -> str | None:
    """Say why a password is refused, nothing if it is not; `about` are words of its owner."""
    if len(password) < SHORTEST_PASSWORD:
        return "Пароль короче 12 знаков."
    if len(set(password.lower())) < FEWEST_CHARACTERS:
        return "В пароле слишком мало разных знаков. Придумайте фразу из нескольких слов."
    plain = SEPARATOR.sub("", password.lower())
    own = [SEPARATOR.sub("", word.lower()) for word in about]
    if len(_without(plain, [word for word in own if len(word) >= SHORTEST_WORD])) < LEAST_OWN:
        return "Пароль слишком похож на имя для входа. Придумайте фразу из нескольких слов."
    if plain and len(_without(plain, WELL_KNOWN)) < LEAST_OWN:
        return "Такой пароль подбирают одним из первых. Придумайте фразу из нескольких слов."
    return None


def _without(text: str, words: Iterable[str]) -> str:
    for word in sorted(words, key=len, reverse=True):
        text = text.replace(word, "")
    return YEAR.sub("", text)

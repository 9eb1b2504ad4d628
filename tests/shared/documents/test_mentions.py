"""A person is found in what people wrote, in any case of the name; namesakes stay."""

from dataclasses import replace

import pytest

from shared.documents.mentions import Mentions

ALONE = {"has_own_surname": True, "has_own_address": True}
ANNA = Mentions(last_name="Зуева", first_name="Анна", middle_name="Петровна", **ALONE)


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("Удостоверение Зуевой Анны Петровны принесли", "Удостоверение удалено принесли"),
        ("Отметить Анну Петровну Зуеву.", "Отметить удалено."),
        ("Вместо А. П. Зуевой, как решили", "Вместо удалено, как решили"),
        ("Зуева А.П. вышла", "удалено вышла"),
        ("Зуева А. вышла", "удалено вышла"),
        ("говорила с Зуевой о плане", "говорила с удалено о плане"),
        ("ЗУЕВА ушла", "удалено ушла"),
        ("Анна Петровна ушла", "удалено ушла"),
        ("Зуева В. И. осталась", "Зуева В. И. осталась"),
        ("Зуева Анна Викторовна осталась", "Зуева Анна Викторовна осталась"),
        ("Мария Зуева осталась", "Мария Зуева осталась"),
        ("В. Зуева осталась", "В. Зуева осталась"),
        ("деревня Зуевка, Анна Ивановна", "деревня Зуевка, Анна Ивановна"),
        ("Иванова-Зуева осталась", "Иванова-Зуева осталась"),
    ],
)
def test_the_name_goes_in_every_case_and_namesakes_stay(written: str, left: str) -> None:
    assert ANNA.taken_out(written) == left


def test_what_several_people_are_called_names_nobody_by_itself() -> None:
    said = "Зуева и Зуева А. П.; Анна Петровна"
    assert replace(ANNA, has_own_surname=False).taken_out(said) == "Зуева и удалено; удалено"
    assert replace(ANNA, has_own_address=False).taken_out(said) == "удалено и удалено; Анна Петровна"


def test_yo_is_ye_and_what_may_be_a_common_word_is_a_name_only_with_a_capital() -> None:
    demina = Mentions(last_name="Дёмина", first_name="", middle_name="", **ALONE)
    assert demina.taken_out("Из-за Деминой. Дёминой нет.") == "Из-за удалено. удалено нет."
    moroz = Mentions(last_name="Мороз", first_name="Иван", middle_name="", **ALONE)
    assert moroz.taken_out("Был мороз, и Мороз не пришёл") == "Был мороз, и удалено не пришёл"


def test_a_name_on_the_next_line_is_another_and_initials_before_belong_to_their_own() -> None:
    inna = Mentions(
        last_name="Иванова",
        first_name="Инна",
        middle_name="Юрьевна",
        has_own_surname=False,
        has_own_address=True,
    )
    for others in ("Петрова О. И.\nИванова М. П.", "П. И. Иванова", "и. Иванова"):
        assert inna.taken_out(others) == others
    for theirs in ("Иванова И. Ю.", "И. Ю. Иванова", "Инне Юрьевне Ивановой"):
        assert "Иванов" not in inna.taken_out(theirs)

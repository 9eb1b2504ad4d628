"""How an inbox greets its owner: by name and patronymic, with the number of things in words."""

from shared.russian import form_of

FEW = {1: "одно", 2: "два", 3: "три", 4: "четыре"}


def greeting(name: str, things: int) -> str:
    """«Мария Юрьевна, два дела»; without a name the sentence begins with the number."""
    said = (
        f"{FEW.get(things, things)} {form_of(things, 'дело', 'дела', 'дел')}" if things else "новых дел нет"
    )
    return f"{name}, {said}" if name else said[0].upper() + said[1:]

"""Columns that name a person, the same in every kind."""

from shared.importing.cells import text
from shared.importing.columns import Column, column
from shared.importing.snils import snils

NAME_ALIASES = (
    "Фамилия, имя, отчество",
    "Фамилия Имя Отчество",
    "ФИО работника",
    "ФИО сотрудника",
    "ФИО педагога",
    "ФИО учителя",
)
NAME_LIKE = ("Сотрудник", "Работник", "Педагог", "Учитель")
ORGANIZATION_ALIASES = ("Образовательная организация", "ОО")
ORGANIZATION_LIKE = ("Учреждение", "Школа", "Место работы", "ОУ")
SNILS_HINT = "11 цифр. Если пусто, человек ищется по ФИО."


def person_columns() -> tuple[Column, Column]:
    """Give the columns СНИЛС and ФИО."""
    return (
        column("СНИЛС", "snils", snils, hint=SNILS_HINT),
        column(
            "ФИО",
            "full_name",
            text,
            required=True,
            aliases=NAME_ALIASES,
            similar=NAME_LIKE,
            hint="Фамилия, имя и отчество полностью.",
        ),
    )

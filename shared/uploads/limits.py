"""How much people may attach: to one file, at one step, altogether."""

from dataclasses import dataclass

from shared.russian import plural
from shared.uploads.refusals import UnsafeFile

MEGABYTE = 1024 * 1024
MOST_FILES = 10  # in one form


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Sizes in megabytes; they are settings (README, `MMS_UPLOAD_…`)."""

    file: int = 10
    step: int = 30
    person: int = 300

    def check_file(self, size: int, *, name: str) -> None:
        """Raise UnsafeFile for an empty file and for one that is too big."""
        if not size:
            raise UnsafeFile(f"Файл «{name}» пустой.")
        if size > self.file * MEGABYTE:
            raise UnsafeFile(f"Файл «{name}» больше {self.file} МБ. Уменьшите его или дайте ссылку.")

    def check_sum(self, size: int, *, at_step: int, of_person: int, count: int) -> None:
        """Raise UnsafeFile when there would be too much at a step or of a person."""
        if count > MOST_FILES:
            raise UnsafeFile(f"За один раз — не больше {plural(MOST_FILES, 'файла', 'файлов', 'файлов')}.")
        if at_step + size > self.step * MEGABYTE:
            raise UnsafeFile(f"Вместе с прежними файлами выйдет больше {self.step} МБ на один шаг.")
        if of_person + size > self.person * MEGABYTE:
            raise UnsafeFile(
                f"У педагога уже почти {self.person} МБ файлов: дайте ссылку или напишите словами."
            )


USUAL = Limits()

"""Mail kept in a folder where no server is set: the same letter is the same file, so none is there twice."""

import os
from datetime import datetime
from pathlib import Path

from shared.sending.letter import Letter, Sender, as_mail
from shared.sending.outcome import ACCEPTED, Outcome, later


class Folder:
    """A folder of .eml files, readable by its owner only."""

    def __init__(self, path: Path, *, sender: Sender) -> None:
        self.path = path
        self.sender = sender

    def send(self, letter: Letter, *, now: datetime) -> Outcome:
        """Write the letter whole or not at all."""
        final = self.path / f"{letter.id}.eml"
        part = final.with_suffix(".part")
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(as_mail(letter, sender=self.sender, now=now).as_bytes())
                file.flush()
                os.fsync(file.fileno())
            part.replace(final)
        except OSError as error:
            return later(f"папка писем: {type(error).__name__}", is_down=True)
        return ACCEPTED

    def close(self) -> None:
        """Nothing is kept open."""

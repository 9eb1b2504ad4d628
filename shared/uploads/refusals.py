"""What is said of a file that is not taken."""

from shared.errors import Invalid


class UnsafeFile(Invalid):
    """A file that cannot be kept; the message says why and what to do."""

    type = "unsafe-file"
    default = "Файл не принят."

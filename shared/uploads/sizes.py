"""How large a picture may claim to be: whoever opens it has to make room for all of it."""

from shared.uploads.refusals import UnsafeFile

MOST_PIXELS = 120_000_000


def check_pixels(width: int, height: int) -> None:
    """Raise UnsafeFile for a picture without a size or with an impossible one."""
    if width <= 0 or height <= 0:
        raise UnsafeFile("Снимок повреждён: у него нет размеров.")
    if width * height > MOST_PIXELS:
        raise UnsafeFile("Снимок слишком большой: уменьшите его и приложите снова.")

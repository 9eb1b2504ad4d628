"""QR codes as inline SVG: dark on light in any theme, without a style of their own."""

import segno
from markupsafe import Markup


def qr(text: str, *, words: str) -> Markup:
    """Draw a text for a phone's camera; `words` say to those who cannot see it what it is."""
    svg = segno.make(text, error="m", micro=False).svg_inline(
        omitsize=True, svgclass="qr", lineclass=None, dark="#000", light="#fff", border=4, title=words
    )
    # the text is in the squares only, and segno escapes the title
    return Markup(svg)  # noqa: S704

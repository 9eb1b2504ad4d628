"""Text copied from a browser instead of HTML: its lines and tabs become lines and cells."""

import re
from html import escape

# a mail address in angle brackets is no markup
MARKUP = re.compile(r"<(?:!|/?[a-zA-Z][a-zA-Z0-9]{0,20}(?:\s[^<>]{0,300})?/?>)")


def as_html(text: str) -> str:
    """Give a page as it is; text without markup gets that of its lines, and of a table if tabbed."""
    if MARKUP.search(text):
        return text
    lines = [line for line in text.splitlines() if line.strip()]
    if any("\t" in line for line in lines):
        rows = ("".join(f"<td>{escape(cell)}</td>" for cell in line.split("\t")) for line in lines)
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    return "".join(f"<p>{escape(line)}</p>" for line in lines)

"""Static files of the pages: ours and Bootstrap's, under addresses that change with their content."""

import hashlib
import mimetypes
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from flask import Flask, Response
from flask_compress import Compress
from werkzeug.exceptions import NotFound

from shared.web.permissions import public

PLACE = "/static"
OURS = files("shared.web").joinpath("static")
BOOTSTRAP = files("flask_bootstrap").joinpath("static", "bootstrap5")
FILES: Mapping[str, Traversable] = {
    "bootstrap.css": BOOTSTRAP.joinpath("css", "bootstrap.min.css"),
    "mms.css": OURS.joinpath("mms.css"),
    "mms.js": OURS.joinpath("mms.js"),
    "builder.js": OURS.joinpath("builder.js"),
    "favicon.svg": OURS.joinpath("favicon.svg"),
}
FOREVER = "public, max-age=31536000, immutable"


@cache
def asset(name: str) -> str:
    """Give the address of a file; it changes when the file does, so browsers may keep it for ever."""
    digest = hashlib.sha256(FILES[name].read_bytes()).hexdigest()[:12]
    return f"{PLACE}/{digest}/{name}"


def install(app: Flask) -> None:
    """Serve the files from the origin's front, compressed; nothing secret is ever compressed with them."""
    app.config.update(
        COMPRESS_MIMETYPES=["text/css", "text/javascript", "image/svg+xml"],
        COMPRESS_ALGORITHM=["br", "gzip"],
    )
    Compress(app)

    @app.get(f"{PLACE}/<digest>/<name>")
    @public
    def static_file(digest: str, name: str) -> Response:
        if name not in FILES or asset(name) != f"{PLACE}/{digest}/{name}":
            raise NotFound
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        response = Response(FILES[name].read_bytes(), mimetype=kind)
        response.headers["Cache-Control"] = FOREVER
        return response

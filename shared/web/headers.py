"""Headers of every reply, errors too: what a browser may run, frame, guess and keep."""

from flask import Flask, Response

from shared.settings import Settings

SECURITY = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; "
    "base-uri 'none'; form-action 'self'; object-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
TLS_ONLY = "max-age=31536000; includeSubDomains"


def install(app: Flask, settings: Settings) -> None:
    """Add the headers; pages with people's data are kept by nobody."""
    secure = settings.public_url.startswith("https://")

    @app.after_request
    def _add(response: Response) -> Response:
        for name, value in SECURITY.items():
            response.headers.setdefault(name, value)
        if secure:
            response.headers.setdefault("Strict-Transport-Security", TLS_ONLY)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

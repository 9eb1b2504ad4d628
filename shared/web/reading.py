"""OpenAPI 3.1 of a service and a page to read it, without scripts."""

import json
from typing import Any

from flask import Flask, Response

from shared.web import pages
from shared.web.permissions import declared_permission, public


def install(app: Flask, name: str, smorest: Any) -> None:
    """Add /api/v1/openapi.json and /api/v1/."""
    state: dict[str, Any] = {}

    def specification() -> dict[str, Any]:
        if not state:
            state.update(_with_permissions(app, name, smorest.spec.to_dict()))
        return state

    @public
    def openapi() -> Response:
        text = json.dumps(specification(), default=float, ensure_ascii=False)
        return Response(text, content_type="application/json")

    @public
    def reading_page() -> tuple[str, int]:
        return pages.show("frame/api.html", spec=specification(), bare=True)

    app.add_url_rule("/api/v1/openapi.json", view_func=openapi)
    app.add_url_rule("/api/v1/", view_func=reading_page)


def _with_permissions(app: Flask, name: str, spec: dict[str, Any]) -> dict[str, Any]:
    """Say the server, the way to sign in, and which permission each operation asks for."""
    spec["servers"] = [{"url": f"/{name}"}]
    spec.setdefault("components", {})["securitySchemes"] = {"bearer": {"type": "http", "scheme": "bearer"}}
    for rule in app.url_map.iter_rules():
        path = _openapi_path(rule.rule)
        _, permission = declared_permission(app.view_functions[rule.endpoint])
        for method in rule.methods or ():
            operation = spec["paths"].get(path, {}).get(method.lower())
            if operation is None:
                continue
            _move_uploads(operation)
            if permission:
                operation |= {"x-permission": permission, "security": [{"bearer": []}]}
    return spec


def _move_uploads(operation: dict[str, Any]) -> None:
    """Describe files beside the form they come with: flask-smorest leaves them as parameters of OpenAPI 2."""
    parameters = operation.get("parameters", [])
    uploads = [one for one in parameters if isinstance(one, dict) and one.get("in") == "formData"]
    if not uploads:
        return
    operation["parameters"] = [one for one in parameters if one not in uploads]
    files = {one["name"]: {"type": "string", "format": "binary"} for one in uploads}
    form = operation.get("requestBody", {}).get("content", {})
    fields: Any = {"type": "object"}
    for described in form.values():
        fields = described["schema"]
    required = sorted(one["name"] for one in uploads if one.get("required"))
    sent = {"type": "object", "properties": files} | ({"required": required} if required else {})
    content = {"multipart/form-data": {"schema": {"allOf": [fields, sent]}}}
    plain = {kind: described for kind, described in form.items() if kind == "application/json"}
    operation["requestBody"] = {"required": True, "content": content | plain}


def _openapi_path(rule: str) -> str:
    """Turn `/people/<uuid:person_id>` into `/people/{person_id}`."""
    parts = [
        "{" + part.strip("<>").rpartition(":")[2] + "}" if part.startswith("<") else part
        for part in rule.split("/")
    ]
    return "/".join(parts)

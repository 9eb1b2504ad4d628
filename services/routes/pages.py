"""Pages of routes: the tutor's home and a route come in the next issue."""

from flask import Blueprint

blueprint = Blueprint("pages", __name__, template_folder="templates")

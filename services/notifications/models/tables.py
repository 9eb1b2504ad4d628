"""The collection of tables notifications owns."""

from sqlalchemy.orm import DeclarativeBase

from shared.db import TYPES, new_metadata


class Base(DeclarativeBase):
    """The tables notifications owns."""

    metadata = new_metadata()
    type_annotation_map = TYPES

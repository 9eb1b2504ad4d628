"""Words of people beside figures that nobody retypes: reports on a snapshot, and what else is signed so."""

from datetime import date
from uuid import UUID

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, deferred, mapped_column

from services.monitoring.models.metadata import Base
from shared.db import Json


class Writing(Base):
    """What people wrote in a document of one `kind` about one thing, section by section.

    Signed once, it changes no more; the files stand as they were issued.
    """

    __tablename__ = "writing"

    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    about_id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality_id: Mapped[UUID]
    version: Mapped[int] = mapped_column(default=0)
    sections: Mapped[dict[str, str]] = mapped_column(Json)
    author: Mapped[str] = mapped_column(String(200), default="")
    head: Mapped[str] = mapped_column(String(200), default="")
    signed_on: Mapped[date | None]
    pdf: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))
    docx: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))

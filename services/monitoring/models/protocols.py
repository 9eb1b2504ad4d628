"""The protocol of a meeting that considered a period: who was there, who spoke, how they voted."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, deferred, mapped_column

from services.monitoring.models.metadata import Base


class Protocol(Base):
    """What a protocol adds to its review: number, day, agenda and decisions stand there.

    `members` are all of the body, `present` those of them who came; an id stands where the register knows
    one person of the name. Signed once, it changes no more; the files stand as they were issued.
    """

    __tablename__ = "protocol"

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), primary_key=True)
    municipality_id: Mapped[UUID]
    version: Mapped[int] = mapped_column(default=0)
    chair_id: Mapped[UUID | None]
    chair: Mapped[str] = mapped_column(String(200), default="")
    secretary_id: Mapped[UUID | None]
    secretary: Mapped[str] = mapped_column(String(200), default="")
    members: Mapped[int | None]
    present: Mapped[int | None]
    attending: Mapped[str] = mapped_column(Text, default="")
    speaker_id: Mapped[UUID | None]
    speaker: Mapped[str] = mapped_column(String(200), default="")
    said: Mapped[str] = mapped_column(Text, default="")
    votes_for: Mapped[int | None]
    votes_against: Mapped[int | None]
    abstained: Mapped[int | None]
    signed_on: Mapped[date | None]
    pdf: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))
    docx: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))

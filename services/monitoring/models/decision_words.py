"""What was said of a decision and since which day it was so: what a report of a day is judged by."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from services.monitoring.models.metadata import Base
from shared.db import new_id


class DecisionWord(Base):
    """A decision became `state` on a day: open, done, cancelled; until the first word it is open."""

    __tablename__ = "decision_word"
    __table_args__ = (Index(None, "decision_id", "said_on"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    decision_id: Mapped[UUID] = mapped_column(ForeignKey("decision.id"))
    said_on: Mapped[date]
    state: Mapped[str] = mapped_column(String(20))
    outcome: Mapped[str] = mapped_column(Text, default="")

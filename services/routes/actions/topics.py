"""The municipality's catalogue of topics: added to, called otherwise, offered no longer (ust-koksa 7.1)."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import Topic
from shared.errors import Conflict, Forbidden, NotFound
from shared.permissions import Actor


def add_topic(session: Session, *, actor: Actor, code: str, area: str, title: str) -> Topic:
    """Add a topic; its code and area stay, for results and instruments are known by them."""
    if actor.municipality_id is None:
        raise Forbidden
    here = select(Topic.id).where(Topic.municipality_id == actor.municipality_id, Topic.code == code)
    if session.scalar(here):
        raise Conflict(f"Тема с кодом «{code}» уже есть.")
    topic = Topic(municipality_id=actor.municipality_id, code=code, area=area, title=title, retired=False)
    session.add(topic)
    session.flush()
    return topic


def edit_topic(session: Session, *, actor: Actor, topic_id: UUID, title: str, retired: bool) -> Topic:
    """Call a topic otherwise, or offer it no longer; what is known under it stays."""
    topic = session.scalar(
        select(Topic)
        .where(Topic.id == topic_id, Topic.municipality_id == actor.municipality_id)
        .with_for_update()
    )
    if topic is None:
        raise NotFound("Такой темы нет.")
    topic.title, topic.retired = title, retired
    session.flush()
    return topic

"""What readers wish: choices and hours, leaving by a link and coming back."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from services.notifications import rules
from services.notifications.models import Preference, Rhythm
from shared.inbox import upsert


def set_wishes(
    session: Session, *, reader_id: UUID, hours: rules.Hours, choices: Mapping[tuple[str, str], str]
) -> None:
    """Keep what a reader chose; whatever they left before by a link counts no more where they chose anew."""
    session.merge(
        Rhythm(
            reader_id=reader_id,
            digest_every=hours.digest_every,
            digest_weekday=hours.digest_weekday,
            digest_hour=hours.digest_hour,
            quiet_from=hours.quiet_from,
            quiet_until=hours.quiet_until,
            works_weekends=hours.works_weekends,
        )
    )
    for (kind, channel), choice in choices.items():
        session.merge(
            Preference(reader_id=reader_id, kind=kind, channel=channel, choice=choice, is_muted=False)
        )
    channels = {channel for _, channel in choices}
    left = (Preference.reader_id == reader_id) & Preference.kind.in_([rules.ALL, rules.DIGEST])
    session.execute(delete(Preference).where(left, Preference.channel.in_(channels)))


def leave(session: Session, leaving: rules.Leave) -> None:
    """Stop the messages of these kinds by a channel; a second time changes nothing."""
    for kind in leaving.kinds:
        chosen = rules.Choices.of(()).choice(kind, leaving.channel)
        row = {"reader_id": leaving.reader_id, "kind": kind, "channel": leaving.channel}
        insert = upsert(session, Preference).values(row | {"choice": chosen, "is_muted": True})
        place = ["reader_id", "kind", "channel"]
        session.execute(insert.on_conflict_do_update(index_elements=place, set_={"is_muted": True}))


def come_back(session: Session, leaving: rules.Leave) -> None:
    """Take a leaving of these kinds back: what was chosen before holds again."""
    mine = (Preference.reader_id == leaving.reader_id) & (Preference.channel == leaving.channel)
    left = update(Preference).where(mine, Preference.kind.in_(leaving.kinds))
    session.execute(left.values(is_muted=False))

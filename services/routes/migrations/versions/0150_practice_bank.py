"""The practice bank, expert councils, and what steps of the routes closed so far did to deficits."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Text
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import JSONB

revision = '0150'
down_revision = '0095'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('body_member',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('body_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('since', sa.Date(), nullable=True),
    sa.Column('until', sa.Date(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_body_member'))
    )
    with op.batch_alter_table('body_member', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_body_member_body_id'), ['body_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_body_member_person_id'), ['person_id'], unique=False)

    op.create_table('expert_council',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('active_since', sa.Date(), nullable=True),
    sa.Column('active_until', sa.Date(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_expert_council'))
    )
    op.create_table('practice',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('folded', sa.String(length=300), nullable=False),
    sa.Column('area', sa.String(length=40), nullable=False),
    sa.Column('topics', sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), 'postgresql'), nullable=False),
    sa.Column('audience', sa.String(length=300), nullable=False),
    sa.Column('subject', sa.String(length=300), nullable=False),
    sa.Column('summary', sa.Text(), nullable=False),
    sa.Column('parts', sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), 'postgresql'), nullable=False),
    sa.Column('hours', sa.Double(), nullable=True),
    sa.Column('links', sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), 'postgresql'), nullable=False),
    sa.Column('author_id', sa.Uuid(), nullable=True),
    sa.Column('author_text', sa.String(length=300), nullable=False),
    sa.Column('organization_id', sa.Uuid(), nullable=True),
    sa.Column('proposed_by', sa.Uuid(), nullable=True),
    sa.Column('named_on', sa.Date(), nullable=True),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('submitted_on', sa.Date(), nullable=True),
    sa.Column('published_on', sa.Date(), nullable=True),
    sa.Column('comment', sa.Text(), nullable=False),
    sa.Column('asked', sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), 'postgresql'), nullable=False),
    sa.Column('revision', sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), 'postgresql'), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_practice'))
    )
    with op.batch_alter_table('practice', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_practice_author_id'), ['author_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_practice_folded'), ['folded'], unique=False)
        batch_op.create_index(batch_op.f('ix_practice_municipality_id'), ['municipality_id', 'state', 'id'], unique=False)

    op.create_table('practice_edition',
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('replaced_on', sa.Date(), nullable=False),
    sa.Column('replaced_by', sa.Uuid(), nullable=True),
    sa.Column('text', sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), 'postgresql'), nullable=False),
    sa.ForeignKeyConstraint(['practice_id'], ['practice.id'], name=op.f('fk_practice_edition_practice_id_practice')),
    sa.PrimaryKeyConstraint('practice_id', 'edition', name=op.f('pk_practice_edition'))
    )
    op.create_table('practice_mark',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('practice_id', sa.Uuid(), nullable=False),
    sa.Column('expert_id', sa.Uuid(), nullable=True),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('marks', sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), 'postgresql'), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('recommends', sa.Boolean(), nullable=False),
    sa.Column('marked_on', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['practice_id'], ['practice.id'], name=op.f('fk_practice_mark_practice_id_practice')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_practice_mark')),
    sa.UniqueConstraint('practice_id', 'expert_id', name=op.f('uq_practice_mark_practice_id_expert_id'))
    )
    with op.batch_alter_table('practice_mark', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_practice_mark_expert_id'), ['expert_id'], unique=False)

    op.create_table('step_outcome',
    sa.Column('step_id', sa.Uuid(), nullable=False),
    sa.Column('deficit_id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('area', sa.String(length=40), nullable=False),
    sa.Column('topic', sa.String(length=20), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('folded', sa.String(length=300), nullable=False),
    sa.Column('practice_id', sa.Uuid(), nullable=True),
    sa.Column('resolved', sa.Boolean(), nullable=False),
    sa.Column('closed_on', sa.Date(), nullable=False),
    sa.PrimaryKeyConstraint('step_id', 'deficit_id', name=op.f('pk_step_outcome'))
    )
    with op.batch_alter_table('step_outcome', schema=None) as batch_op:
        batch_op.create_index('ix_step_outcome_topic', ['municipality_id', 'area', 'topic'], unique=False)
        batch_op.create_index('ix_step_outcome_title', ['municipality_id', 'area', 'kind', 'folded', 'person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_step_outcome_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_step_outcome_practice_id'), ['practice_id'], unique=False)

    with op.batch_alter_table('step', schema=None) as batch_op:
        batch_op.add_column(sa.Column('practice_id', sa.Uuid(), nullable=True))
        batch_op.create_index(batch_op.f('ix_step_practice_id'), ['practice_id'], unique=False)
    _bring_outcomes()


def downgrade() -> None:
    with op.batch_alter_table('step', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_step_practice_id'))
        batch_op.drop_column('practice_id')

    with op.batch_alter_table('step_outcome', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_step_outcome_practice_id'))
        batch_op.drop_index(batch_op.f('ix_step_outcome_person_id'))
        batch_op.drop_index('ix_step_outcome_title')
        batch_op.drop_index('ix_step_outcome_topic')

    op.drop_table('step_outcome')
    with op.batch_alter_table('practice_mark', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_practice_mark_expert_id'))

    op.drop_table('practice_mark')
    op.drop_table('practice_edition')
    with op.batch_alter_table('practice', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_practice_municipality_id'))
        batch_op.drop_index(batch_op.f('ix_practice_folded'))
        batch_op.drop_index(batch_op.f('ix_practice_author_id'))

    op.drop_table('practice')
    op.drop_table('expert_council')
    with op.batch_alter_table('body_member', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_body_member_person_id'))
        batch_op.drop_index(batch_op.f('ix_body_member_body_id'))

    op.drop_table('body_member')


TRAINING = ("course", "webinar", "internship")
OUTCOMES = ("resolved", "persists")


def _bring_outcomes() -> None:
    """Routes closed before this table was there: a deficit ended as its history says of that day."""
    bind = op.get_bind()
    found = bind.execute(_closed_steps()).all()
    told = {(row.step_id, row.deficit_id): _outcome(row) for row in found if str(row.deficit_id) in row.deficit_ids}
    if told:
        bind.execute(sa.insert(_outcome_table()), list(told.values()))


def _outcome(row: sa.Row) -> dict[str, object]:
    link = row.programme.casefold().startswith(("http://", "https://"))
    title = row.programme if row.kind in TRAINING and row.programme and not link else row.title
    names = ("step_id", "deficit_id", "municipality_id", "person_id", "area", "topic", "kind", "closed_on")
    return {name: getattr(row, name) for name in names} | {
        "title": title,
        "folded": " ".join(title.casefold().replace("ё", "е").split()),
        "resolved": row.state == "resolved",
    }


def _closed_steps() -> sa.Select:
    ids = {"route_id", "deficit_id", "teacher_id", "municipality_id", "subject_id"}
    many = sa.JSON().with_variant(JSONB(), "postgresql")

    def table(name: str, *columns: str) -> sa.TableClause:
        types = {"closed_on": sa.Date(), "since": sa.Date(), "deficit_ids": many}
        kind = {one: types.get(one, sa.Uuid() if one in ids or (one == "id" and name != "state_change") else sa.String()) for one in columns}
        return sa.table(name, *(sa.column(one, kind[one]) for one in columns))

    step = table("step", "id", "route_id", "kind", "title", "programme", "state", "deficit_ids")
    route = table("route", "id", "teacher_id", "municipality_id", "state", "closed_on")
    link = table("route_deficit", "route_id", "deficit_id")
    deficit = table("deficit", "id", "area", "topic")
    change = table("state_change", "id", "kind", "subject_id", "state", "since")
    ended = (change.c.subject_id == deficit.c.id) & (change.c.kind == "deficit") & change.c.state.in_(OUTCOMES)
    return (
        sa.select(
            step.c.id.label("step_id"), step.c.kind, step.c.title, step.c.programme, step.c.deficit_ids,
            route.c.municipality_id, route.c.teacher_id.label("person_id"), route.c.closed_on,
            deficit.c.id.label("deficit_id"), deficit.c.area, deficit.c.topic, change.c.state,
        )
        .join(route, route.c.id == step.c.route_id)
        .join(link, link.c.route_id == route.c.id)
        .join(deficit, deficit.c.id == link.c.deficit_id)
        .join(change, ended & (change.c.since == route.c.closed_on))
        .where(route.c.state == "closed", step.c.state == "accepted")
        .order_by(step.c.id, change.c.id)
    )


def _outcome_table() -> sa.TableClause:
    ids = ("step_id", "deficit_id", "municipality_id", "person_id")
    texts = ("area", "topic", "kind", "title", "folded")
    columns = [*(sa.column(one, sa.Uuid()) for one in ids), *(sa.column(one, sa.String()) for one in texts)]
    return sa.table("step_outcome", *columns, sa.column("resolved", sa.Boolean()), sa.column("closed_on", sa.Date()))

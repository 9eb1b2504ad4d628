"""year plans, and the facts their items wait for"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Text
from sqlalchemy.dialects import postgresql

import shared.db

revision = '0400'
down_revision = '0330'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('plan',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('owner_id', sa.Uuid(), nullable=False),
    sa.Column('body_id', sa.Uuid(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('year_kind', sa.String(length=20), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan')),
    sa.UniqueConstraint('owner_id', 'starts_on', name=op.f('uq_plan_owner_id_starts_on'))
    )
    with op.batch_alter_table('plan', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_plan_municipality_id'), ['municipality_id', 'id'], unique=False)

    op.create_table('session_fact',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('session_date', sa.Date(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_session_fact'))
    )
    with op.batch_alter_table('session_fact', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_session_fact_municipality_id'), ['municipality_id', 'session_date'], unique=False)

    op.create_table('plan_analysis',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('plan_id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('until', sa.Date(), nullable=False),
    sa.Column('conclusions', sa.Text(), nullable=False),
    sa.Column('proposals', sa.Text(), nullable=False),
    sa.Column('author', sa.String(length=200), nullable=False),
    sa.Column('head', sa.String(length=200), nullable=False),
    sa.Column('signed_on', sa.Date(), nullable=True),
    sa.Column('items', sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), 'postgresql'), nullable=True),
    sa.ForeignKeyConstraint(['plan_id'], ['plan.id'], name=op.f('fk_plan_analysis_plan_id_plan')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_analysis')),
    sa.UniqueConstraint('plan_id', 'since', 'until', name=op.f('uq_plan_analysis_plan_id_since_until'))
    )
    op.create_table('plan_item',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('plan_id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('added_in', sa.Integer(), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.ForeignKeyConstraint(['plan_id'], ['plan.id'], name=op.f('fk_plan_item_plan_id_plan')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_item'))
    )
    with op.batch_alter_table('plan_item', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_plan_item_municipality_id'), ['municipality_id', 'state'], unique=False)
        batch_op.create_index(batch_op.f('ix_plan_item_plan_id'), ['plan_id'], unique=False)

    op.create_table('plan_version',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('plan_id', sa.Uuid(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('until', sa.Date(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('approved_on', sa.Date(), nullable=True),
    sa.Column('approver', sa.String(length=200), nullable=False),
    sa.Column('approver_name', sa.String(length=200), nullable=False),
    sa.Column('order_number', sa.String(length=60), nullable=False),
    sa.ForeignKeyConstraint(['plan_id'], ['plan.id'], name=op.f('fk_plan_version_plan_id_plan')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_version')),
    sa.UniqueConstraint('plan_id', 'number', name=op.f('uq_plan_version_plan_id_number'))
    )
    op.create_table('plan_line',
    sa.Column('version_id', sa.Uuid(), nullable=False),
    sa.Column('item_id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('section', sa.String(length=20), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('audience', sa.String(length=300), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=True),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('owner_id', sa.Uuid(), nullable=True),
    sa.Column('owner_name', sa.String(length=300), nullable=False),
    sa.Column('result', sa.Text(), nullable=False),
    sa.Column('is_cancelled', sa.Boolean(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('fact_kind', sa.String(length=40), nullable=False),
    sa.Column('fact_id', sa.Uuid(), nullable=True),
    sa.Column('fact_count', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['item_id'], ['plan_item.id'], name=op.f('fk_plan_line_item_id_plan_item')),
    sa.ForeignKeyConstraint(['version_id'], ['plan_version.id'], name=op.f('fk_plan_line_version_id_plan_version')),
    sa.PrimaryKeyConstraint('version_id', 'item_id', name=op.f('pk_plan_line'))
    )
    with op.batch_alter_table('plan_line', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_plan_line_item_id'), ['item_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_plan_line_owner_id'), ['owner_id'], unique=False)

    op.create_table('plan_mark',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('item_id', sa.Uuid(), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('done_on', sa.Date(), nullable=True),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('marked_at', shared.db.UtcDateTime(), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=True),
    sa.ForeignKeyConstraint(['item_id'], ['plan_item.id'], name=op.f('fk_plan_mark_item_id_plan_item')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_mark'))
    )
    with op.batch_alter_table('plan_mark', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_plan_mark_item_id'), ['item_id'], unique=False)

    with op.batch_alter_table('membership_fact', schema=None) as batch_op:
        batch_op.add_column(sa.Column('role', sa.String(length=200), nullable=True))

    with op.batch_alter_table('support_event_fact', schema=None) as batch_op:
        batch_op.add_column(sa.Column('title', sa.String(), nullable=True))
        batch_op.add_column(sa.Column('state', sa.String(length=20), nullable=True))



def downgrade() -> None:
    with op.batch_alter_table('support_event_fact', schema=None) as batch_op:
        batch_op.drop_column('state')
        batch_op.drop_column('title')

    with op.batch_alter_table('membership_fact', schema=None) as batch_op:
        batch_op.drop_column('role')

    with op.batch_alter_table('plan_mark', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_plan_mark_item_id'))

    op.drop_table('plan_mark')
    with op.batch_alter_table('plan_line', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_plan_line_owner_id'))
        batch_op.drop_index(batch_op.f('ix_plan_line_item_id'))

    op.drop_table('plan_line')
    op.drop_table('plan_version')
    with op.batch_alter_table('plan_item', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_plan_item_plan_id'))
        batch_op.drop_index(batch_op.f('ix_plan_item_municipality_id'))

    op.drop_table('plan_item')
    op.drop_table('plan_analysis')
    with op.batch_alter_table('session_fact', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_session_fact_municipality_id'))

    op.drop_table('session_fact')
    with op.batch_alter_table('plan', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_plan_municipality_id'))

    op.drop_table('plan')

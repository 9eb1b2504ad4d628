"""deliveries"""

import sqlalchemy as sa
from alembic import op
import shared.db

revision = '0240'
down_revision = '0220'
branch_labels = None
depends_on = None

UNPLANNED = sa.text('planned_at IS NULL')
WAITING = sa.text("state IN ('queued', 'failed')")
UNDELIVERED = sa.text('delivery_id IS NULL')


def upgrade() -> None:
    with op.batch_alter_table('inbox_item', schema=None) as batch_op:
        batch_op.add_column(sa.Column('planned_at', shared.db.UtcDateTime(), nullable=True))
    # what was told before anything was sent is not sent now
    op.execute('UPDATE inbox_item SET planned_at = created_at')
    with op.batch_alter_table('inbox_item', schema=None) as batch_op:
        batch_op.create_index('ix_inbox_item_unplanned', ['id'], unique=False, postgresql_where=UNPLANNED, sqlite_where=UNPLANNED)

    op.create_table('delivery',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('key', sa.String(length=160), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('reader_id', sa.Uuid(), nullable=False),
    sa.Column('channel', sa.String(length=10), nullable=False),
    sa.Column('purpose', sa.String(length=10), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('address', sa.String(length=254), nullable=False),
    sa.Column('reason', sa.String(length=200), nullable=False),
    sa.Column('created_at', shared.db.UtcDateTime(), nullable=False),
    sa.Column('due_at', shared.db.UtcDateTime(), nullable=False),
    sa.Column('tried_at', shared.db.UtcDateTime(), nullable=True),
    sa.Column('sent_at', shared.db.UtcDateTime(), nullable=True),
    sa.Column('hold', sa.Integer(), nullable=False),
    sa.Column('held_until', shared.db.UtcDateTime(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_delivery')),
    sa.UniqueConstraint('key', name=op.f('uq_delivery_key'))
    )
    with op.batch_alter_table('delivery', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_delivery_created_at'), ['created_at'], unique=False)
        batch_op.create_index('ix_delivery_reader', ['reader_id', 'channel', 'created_at'], unique=False)
        batch_op.create_index('ix_delivery_state', ['state', 'id'], unique=False)
        batch_op.create_index('ix_delivery_tried', ['channel', 'tried_at'], unique=False)
        batch_op.create_index('ix_delivery_waiting', ['channel', 'due_at'], unique=False, postgresql_where=WAITING, sqlite_where=WAITING)

    op.create_table('mention',
    sa.Column('item_id', sa.Uuid(), nullable=False),
    sa.Column('reader_id', sa.Uuid(), nullable=False),
    sa.Column('channel', sa.String(length=10), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('delivery_id', sa.Uuid(), nullable=True),
    sa.Column('created_at', shared.db.UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['delivery_id'], ['delivery.id'], name=op.f('fk_mention_delivery_id_delivery'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['item_id'], ['inbox_item.id'], name=op.f('fk_mention_item_id_inbox_item'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('item_id', 'reader_id', 'channel', name=op.f('pk_mention'))
    )
    with op.batch_alter_table('mention', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_mention_delivery_id'), ['delivery_id'], unique=False)
        batch_op.create_index('ix_mention_waiting', ['reader_id', 'channel'], unique=False, postgresql_where=UNDELIVERED, sqlite_where=UNDELIVERED)

    op.create_table('preference',
    sa.Column('reader_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('channel', sa.String(length=10), nullable=False),
    sa.Column('choice', sa.String(length=10), nullable=False),
    sa.Column('is_muted', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('reader_id', 'kind', 'channel', name=op.f('pk_preference'))
    )
    op.create_table('rhythm',
    sa.Column('reader_id', sa.Uuid(), nullable=False),
    sa.Column('digest_weekday', sa.Integer(), nullable=False),
    sa.Column('digest_hour', sa.Integer(), nullable=False),
    sa.Column('quiet_from', sa.Integer(), nullable=False),
    sa.Column('quiet_until', sa.Integer(), nullable=False),
    sa.Column('works_weekends', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('reader_id', name=op.f('pk_rhythm'))
    )
    op.create_table('address',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('reader_id', sa.Uuid(), nullable=False),
    sa.Column('channel', sa.String(length=10), nullable=False),
    sa.Column('value', sa.String(length=254), nullable=False),
    sa.Column('asked', sa.String(length=254), nullable=False),
    sa.Column('asked_at', shared.db.UtcDateTime(), nullable=False),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('verified_at', shared.db.UtcDateTime(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_address')),
    sa.UniqueConstraint('reader_id', 'channel', name=op.f('uq_address_reader_id_channel'))
    )
    op.create_table('refused_address',
    sa.Column('channel', sa.String(length=10), nullable=False),
    sa.Column('value', sa.String(length=254), nullable=False),
    sa.Column('reader_id', sa.Uuid(), nullable=False),
    sa.Column('since', shared.db.UtcDateTime(), nullable=False),
    sa.Column('reason', sa.String(length=200), nullable=False),
    sa.PrimaryKeyConstraint('channel', 'value', name=op.f('pk_refused_address'))
    )
    with op.batch_alter_table('refused_address', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_refused_address_reader_id'), ['reader_id'], unique=False)


def downgrade() -> None:
    for table in ('refused_address', 'address', 'rhythm', 'preference', 'mention', 'delivery'):
        op.drop_table(table)
    with op.batch_alter_table('inbox_item', schema=None) as batch_op:
        batch_op.drop_index('ix_inbox_item_unplanned')
        batch_op.drop_column('planned_at')

"""held deliveries"""

import sqlalchemy as sa
from alembic import op

revision = '0241'
down_revision = '0240'
branch_labels = None
depends_on = None

HELD = sa.text('held_until IS NOT NULL')


def upgrade() -> None:
    with op.batch_alter_table('delivery', schema=None) as batch_op:
        batch_op.create_index('ix_delivery_held', ['channel', 'held_until'], unique=False, postgresql_where=HELD, sqlite_where=HELD)


def downgrade() -> None:
    with op.batch_alter_table('delivery', schema=None) as batch_op:
        batch_op.drop_index('ix_delivery_held')

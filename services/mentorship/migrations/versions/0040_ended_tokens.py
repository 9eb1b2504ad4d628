"""ended tokens"""

import sqlalchemy as sa
from alembic import op
import shared.db

revision = '0040'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('ended_token',
    sa.Column('token_id', sa.Uuid(), nullable=False),
    sa.Column('expires_at', shared.db.UtcDateTime(), nullable=False),
    sa.PrimaryKeyConstraint('token_id', name=op.f('pk_ended_token')),
    comment='tokens ended before their time, remembered until it comes'
    )
    with op.batch_alter_table('ended_token', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_ended_token_expires_at'), ['expires_at'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('ended_token', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_ended_token_expires_at'))

    op.drop_table('ended_token')

"""answers on their way"""

import sqlalchemy as sa
from alembic import op
import shared.db

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('inbox_item', schema=None) as batch_op:
        batch_op.add_column(sa.Column('version', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('accepted_at', shared.db.UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column('closed_at', shared.db.UtcDateTime(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('inbox_item', schema=None) as batch_op:
        batch_op.drop_column('closed_at')
        batch_op.drop_column('accepted_at')
        batch_op.drop_column('version')

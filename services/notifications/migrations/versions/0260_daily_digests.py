"""daily digests"""

import sqlalchemy as sa
from alembic import op

revision = '0260'
down_revision = '0251'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('rhythm', schema=None) as batch_op:
        batch_op.add_column(sa.Column('digest_every', sa.String(length=10), server_default='week', nullable=False))


def downgrade() -> None:
    with op.batch_alter_table('rhythm', schema=None) as batch_op:
        batch_op.drop_column('digest_every')

"""where organizations are"""

import sqlalchemy as sa
from alembic import op

revision = '0080'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('roster_organization', schema=None) as batch_op:
        batch_op.add_column(sa.Column('coordinates', sa.String(length=40), server_default='', nullable=False))


def downgrade() -> None:
    with op.batch_alter_table('roster_organization', schema=None) as batch_op:
        batch_op.drop_column('coordinates')

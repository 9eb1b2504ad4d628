"""what guards people in diagnostics"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Text
from sqlalchemy.dialects import postgresql

revision = '0160'
down_revision = '0110'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('roster_municipality', schema=None) as batch_op:
        json = sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), 'postgresql')
        batch_op.add_column(sa.Column('diagnostics', json, server_default='{}', nullable=False))


def downgrade() -> None:
    with op.batch_alter_table('roster_municipality', schema=None) as batch_op:
        batch_op.drop_column('diagnostics')

"""confirmations of the register's addresses"""

import sqlalchemy as sa
from alembic import op

import shared.db

revision = '0270'
down_revision = '0260'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('confirmation',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('reader_id', sa.Uuid(), nullable=False),
    sa.Column('value', sa.String(length=254), nullable=False),
    sa.Column('asked_at', shared.db.UtcDateTime(), nullable=False),
    sa.Column('confirmed_at', shared.db.UtcDateTime(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_confirmation')),
    sa.UniqueConstraint('reader_id', 'value', name=op.f('uq_confirmation_reader_id_value'))
    )


def downgrade() -> None:
    op.drop_table('confirmation')

"""issued tokens, ended tokens"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Text
from sqlalchemy.dialects import postgresql
import shared.db

revision = '0040'
down_revision = '0021'
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

    op.create_table('issued_token',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('permissions', sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), 'postgresql'), nullable=True),
    sa.Column('browser', sa.String(length=60), nullable=False),
    sa.Column('address', sa.String(length=60), nullable=False),
    sa.Column('created_at', shared.db.UtcDateTime(), nullable=False),
    sa.Column('seen_at', shared.db.UtcDateTime(), nullable=False),
    sa.Column('expires_at', shared.db.UtcDateTime(), nullable=False),
    sa.Column('ended_at', shared.db.UtcDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_issued_token_account_id_account'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['municipality_id'], ['municipality.id'], name=op.f('fk_issued_token_municipality_id_municipality')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_issued_token'))
    )
    with op.batch_alter_table('issued_token', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_issued_token_account_id'), ['account_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_issued_token_expires_at'), ['expires_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_issued_token_municipality_id'), ['municipality_id'], unique=False)


def downgrade() -> None:
    op.drop_table('issued_token')
    op.drop_table('ended_token')

"""history of settings"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Text
from sqlalchemy.dialects import postgresql
import shared.db

revision = '0050'
down_revision = '0030'
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), 'postgresql')


def upgrade() -> None:
    op.create_table('settings_change',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('account_id', sa.Uuid(), nullable=False),
    sa.Column('at', shared.db.UtcDateTime(), nullable=False),
    sa.Column('setting', sa.String(length=40), nullable=False),
    sa.Column('before', JSON, nullable=False),
    sa.Column('after', JSON, nullable=False),
    sa.ForeignKeyConstraint(['municipality_id'], ['municipality.id'], name=op.f('fk_settings_change_municipality_id_municipality')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_settings_change'))
    )
    with op.batch_alter_table('settings_change', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_settings_change_municipality_id'), ['municipality_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('settings_change', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_settings_change_municipality_id'))

    op.drop_table('settings_change')

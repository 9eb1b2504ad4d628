"""which file a result came with"""

import sqlalchemy as sa
from alembic import op

revision = '0180'
down_revision = '0170'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('imported_result',
    sa.Column('diagnostic_id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('file_hash', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['diagnostic_id'], ['diagnostic.id'], name=op.f('fk_imported_result_diagnostic_id_diagnostic')),
    sa.PrimaryKeyConstraint('diagnostic_id', name=op.f('pk_imported_result'))
    )
    with op.batch_alter_table('imported_result', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_imported_result_municipality_id'), ['municipality_id', 'file_hash'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('imported_result', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_imported_result_municipality_id'))
    op.drop_table('imported_result')

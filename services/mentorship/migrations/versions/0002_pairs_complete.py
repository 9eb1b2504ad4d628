"""groups, replacements, moves, causes of states, imported sessions"""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0040'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('pair_move',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('pair_id', sa.Uuid(), nullable=False),
    sa.Column('party', sa.String(), nullable=False),
    sa.Column('organization_id', sa.Uuid(), nullable=False),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('document', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['pair_id'], ['pair.id'], name=op.f('fk_pair_move_pair_id_pair'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pair_move')),
    sa.UniqueConstraint('pair_id', 'party', 'since', name=op.f('uq_pair_move_pair_id_party_since'))
    )
    # columns are added in place: SQLite would drop a table it copies, and take its pairs' history along
    with op.batch_alter_table('pair', recreate='never') as batch_op:
        batch_op.add_column(sa.Column('subject', sa.String(), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('group_id', sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column('replaces_id', sa.Uuid(), nullable=True))
        batch_op.create_index('ix_pair_group', ['group_id'], unique=False)
        batch_op.create_index('ix_pair_replaces', ['replaces_id'], unique=False)
    with op.batch_alter_table('pair_state', recreate='never') as batch_op:
        batch_op.add_column(sa.Column('cause', sa.String(), nullable=False, server_default=''))
    with op.batch_alter_table('pair_session', recreate='never') as batch_op:
        batch_op.add_column(sa.Column('imported_on', sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('pair_session', recreate='never') as batch_op:
        batch_op.drop_column('imported_on')
    with op.batch_alter_table('pair_state', recreate='never') as batch_op:
        batch_op.drop_column('cause')
    with op.batch_alter_table('pair', recreate='never') as batch_op:
        batch_op.drop_index('ix_pair_replaces')
        batch_op.drop_index('ix_pair_group')
        batch_op.drop_column('replaces_id')
        batch_op.drop_column('group_id')
        batch_op.drop_column('subject')
    op.drop_table('pair_move')

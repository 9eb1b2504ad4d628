"""training demand"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Text
from sqlalchemy.dialects import postgresql

revision = '0110'
down_revision = '0150'
branch_labels = None
depends_on = None

# what was closed by a re-diagnosis alone was measured by it; of a route with a conclusion nobody knows
MEASURED = """
UPDATE deficit SET resolved_by = (
    SELECT max_route.rediagnosis_id FROM route_deficit
    JOIN route AS max_route ON max_route.id = route_deficit.route_id
    WHERE route_deficit.deficit_id = deficit.id AND max_route.state = 'closed'
      AND max_route.conclusion = '' AND max_route.closed_on = deficit.closed_on
    ORDER BY max_route.id DESC LIMIT 1
) WHERE state = 'resolved'
"""


def upgrade() -> None:
    with op.batch_alter_table('deficit', schema=None) as batch_op:
        batch_op.add_column(sa.Column('resolved_by', sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f('fk_deficit_resolved_by_diagnostic'), 'diagnostic', ['resolved_by'], ['id']
        )
    op.execute(MEASURED)
    op.create_table('training_demand',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('organization_id', sa.Uuid(), nullable=True),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('sent_on', sa.Date(), nullable=False),
    sa.Column('sent_by', sa.Uuid(), nullable=True),
    sa.Column('rows', sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), 'postgresql'), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_training_demand')),
    sa.UniqueConstraint('municipality_id', 'organization_id', 'year', 'edition', name=op.f('uq_training_demand_municipality_id_organization_id_year_edition'))
    )
    with op.batch_alter_table('training_demand', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_training_demand_municipality_id'), ['municipality_id', 'id'], unique=False)
    op.create_table('training_request',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('person_id', sa.Uuid(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('area', sa.String(length=40), nullable=False),
    sa.Column('topic', sa.String(length=20), nullable=False),
    sa.Column('theme', sa.String(length=300), nullable=False),
    sa.Column('hours', sa.Integer(), nullable=True),
    sa.Column('form', sa.String(length=20), nullable=False),
    sa.Column('deficit_id', sa.Uuid(), nullable=True),
    sa.Column('asked_on', sa.Date(), nullable=False),
    sa.Column('withdrawn_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['deficit_id'], ['deficit.id'], name=op.f('fk_training_request_deficit_id_deficit')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_training_request'))
    )
    with op.batch_alter_table('training_request', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_training_request_municipality_id'), ['municipality_id', 'year'], unique=False)
        batch_op.create_index(batch_op.f('ix_training_request_person_id'), ['person_id'], unique=False)


def downgrade() -> None:
    op.drop_table('training_request')
    op.drop_table('training_demand')
    with op.batch_alter_table('deficit', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_deficit_resolved_by_diagnostic'), type_='foreignkey')
        batch_op.drop_column('resolved_by')

"""settings of the regulation, organizations with successors, staffing needs, public communities"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Text
from sqlalchemy.dialects import postgresql

revision = '0030'
down_revision = '0042'
branch_labels = None
depends_on = None

RUSSIAN = sa.Text().with_variant(sa.Text(collation='C'), 'postgresql')
JSON = sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), 'postgresql')


def upgrade() -> None:
    with op.batch_alter_table('municipality', schema=None) as batch_op:
        batch_op.add_column(sa.Column('regulation', sa.String(length=300), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('documents', JSON, nullable=False, server_default='[]'))
        batch_op.add_column(sa.Column('plan_year', sa.String(length=20), nullable=False, server_default='calendar'))
    with op.batch_alter_table('organization', schema=None) as batch_op:
        batch_op.add_column(sa.Column('name_key', RUSSIAN, nullable=False, server_default=''))
        batch_op.add_column(sa.Column('successor_id', sa.Uuid(), nullable=True))
    with op.batch_alter_table('body', schema=None) as batch_op:
        batch_op.add_column(sa.Column('subjects', JSON, nullable=False, server_default='[]'))
        batch_op.add_column(sa.Column('leader_shown', sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table('staffing_need',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('organization_id', sa.Uuid(), nullable=False),
    sa.Column('subject', sa.String(length=200), nullable=False),
    sa.Column('rate', sa.Double(), nullable=False),
    sa.Column('since', sa.Date(), nullable=False),
    sa.Column('until', sa.Date(), nullable=True),
    sa.Column('note', sa.String(length=500), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['municipality_id'], ['municipality.id'], name=op.f('fk_staffing_need_municipality_id_municipality')),
    sa.ForeignKeyConstraint(['organization_id'], ['organization.id'], name=op.f('fk_staffing_need_organization_id_organization')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_staffing_need'))
    )
    with op.batch_alter_table('staffing_need', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_staffing_need_municipality_id'), ['municipality_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_staffing_need_organization_id'), ['organization_id'], unique=False)
    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_person_merged_into'), ['merged_into'], unique=False)
    _name_organizations()


def _name_organizations() -> None:
    """Lists go by the name without case, ё beside е: no database does this alike, so Python does."""
    organization = sa.table('organization', sa.column('id', sa.Uuid()), sa.column('name'), sa.column('name_key'))
    connection = op.get_bind()
    for row in connection.execute(sa.select(organization.c.id, organization.c.name)).all():
        key = row.name.casefold().replace('ё', 'е')
        connection.execute(sa.update(organization).where(organization.c.id == row.id).values(name_key=key))


def downgrade() -> None:
    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_person_merged_into'))
    op.drop_table('staffing_need')
    with op.batch_alter_table('body', schema=None) as batch_op:
        batch_op.drop_column('leader_shown')
        batch_op.drop_column('subjects')
    with op.batch_alter_table('organization', schema=None) as batch_op:
        batch_op.drop_column('successor_id')
        batch_op.drop_column('name_key')
    with op.batch_alter_table('municipality', schema=None) as batch_op:
        batch_op.drop_column('plan_year')
        batch_op.drop_column('documents')
        batch_op.drop_column('regulation')

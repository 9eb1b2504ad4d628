"""what was said of a decision, day by day"""

import sqlalchemy as sa
from alembic import op

revision = '0430'
down_revision = '0460'
branch_labels = None
depends_on = None


def upgrade() -> None:
    word = op.create_table('decision_word',
    sa.Column('id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('decision_id', sa.Uuid(), nullable=False),
    sa.Column('said_on', sa.Date(), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('outcome', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(
        ['decision_id'], ['decision.id'], name=op.f('fk_decision_word_decision_id_decision')
    ),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_decision_word'))
    )
    op.create_index(op.f('ix_decision_word_decision_id'), 'decision_word', ['decision_id', 'said_on'])
    op.bulk_insert(word, _said_so_far())


def downgrade() -> None:
    op.drop_table('decision_word')


def _said_so_far() -> list[dict[str, object]]:
    """The present word of each decision of which anything was said is the only one that is known."""
    decision = sa.table(
        'decision',
        sa.column('id', sa.Uuid()),
        sa.column('review_id', sa.Uuid()),
        sa.column('municipality_id', sa.Uuid()),
        sa.column('state', sa.String()),
        sa.column('outcome', sa.Text()),
        sa.column('closed_on', sa.Date()),
    )
    review = sa.table('review', sa.column('id', sa.Uuid()), sa.column('held_on', sa.Date()))
    said = sa.or_(decision.c.closed_on.is_not(None), decision.c.outcome != '')
    ended = (
        sa.select(decision, review.c.held_on)
        .join_from(decision, review, decision.c.review_id == review.c.id)
        .where(said)
    )
    return [
        {
            'id': row['id'],  # sorts before what is said from now on
            'municipality_id': row['municipality_id'],
            'decision_id': row['id'],
            'said_on': row['closed_on'] or row['held_on'],
            'state': row['state'],
            'outcome': row['outcome'],
        }
        for row in op.get_bind().execute(ended).mappings().all()
    ]

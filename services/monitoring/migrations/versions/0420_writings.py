"""words of any report, section by section: the analytic note's move here"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0420'
down_revision = '0160'
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), 'postgresql')
WORDS = ('conclusions', 'recommendations')
SAME = ('municipality_id', 'version', 'author', 'head', 'signed_on')


def upgrade() -> None:
    writing = op.create_table('writing',
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('about_id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('sections', JSON, nullable=False),
    sa.Column('author', sa.String(length=200), nullable=False),
    sa.Column('head', sa.String(length=200), nullable=False),
    sa.Column('signed_on', sa.Date(), nullable=True),
    sa.Column('pdf', sa.LargeBinary(), nullable=True),
    sa.Column('docx', sa.LargeBinary(), nullable=True),
    sa.PrimaryKeyConstraint('kind', 'about_id', name=op.f('pk_writing'))
    )
    rows = op.get_bind().execute(sa.select(_note())).mappings().all()
    moved = [
        {
            'kind': 'note',
            'about_id': row['snapshot_id'],
            'sections': {word: row[word] for word in WORDS},
            'pdf': None,
            'docx': None,
            **{name: row[name] for name in SAME},
        }
        for row in rows
    ]
    op.bulk_insert(writing, moved)
    op.drop_table('note')


def downgrade() -> None:
    note = op.create_table('note',
    sa.Column('snapshot_id', sa.Uuid(), nullable=False),
    sa.Column('municipality_id', sa.Uuid(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('conclusions', sa.Text(), nullable=False),
    sa.Column('recommendations', sa.Text(), nullable=False),
    sa.Column('author', sa.String(length=200), nullable=False),
    sa.Column('head', sa.String(length=200), nullable=False),
    sa.Column('signed_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['snapshot_id'], ['snapshot.id'], name=op.f('fk_note_snapshot_id_snapshot')),
    sa.PrimaryKeyConstraint('snapshot_id', name=op.f('pk_note'))
    )
    writing = sa.table(
        'writing',
        sa.column('kind', sa.String()),
        sa.column('about_id', sa.Uuid()),
        sa.column('sections', JSON),
        *(sa.column(name, column.type) for name, column in note.c.items() if name in SAME),
    )
    rows = op.get_bind().execute(sa.select(writing).where(writing.c.kind == 'note')).mappings().all()
    back = [
        {
            'snapshot_id': row['about_id'],
            **{word: row['sections'].get(word, '') for word in WORDS},
            **{name: row[name] for name in SAME},
        }
        for row in rows
    ]
    op.bulk_insert(note, back)
    op.drop_table('writing')


def _note() -> sa.Table:
    return sa.Table(
        'note',
        sa.MetaData(),
        sa.Column('snapshot_id', sa.Uuid()),
        sa.Column('municipality_id', sa.Uuid()),
        sa.Column('version', sa.Integer()),
        *(sa.Column(word, sa.Text()) for word in WORDS),
        sa.Column('author', sa.String()),
        sa.Column('head', sa.String()),
        sa.Column('signed_on', sa.Date()),
    )

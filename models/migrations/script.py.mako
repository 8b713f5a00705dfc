"""${message}."""

from alembic import op
import sqlalchemy as sa
import models.base
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Refuse: a register is never taken back to an older shape; restore the copy instead."""
    raise NotImplementedError

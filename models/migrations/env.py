"""Alembic's entry: runs on the connection that ``models.schema.upgrade`` hands over."""

from alembic import context

from models import tables
from models.base import Base

tables.load()
connection = context.config.attributes["connection"]
context.configure(
    connection=connection, target_metadata=Base.metadata, render_as_batch=True, compare_type=True
)
with context.begin_transaction():
    context.run_migrations()

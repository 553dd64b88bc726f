"""Alembic's entry: runs the migrations over the connection that `memory.migrate` hands in."""

from alembic import context

from memory.record_tables import METADATA

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite alters a table by making it anew
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()

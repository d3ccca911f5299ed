"""What Alembic runs to take the steps: on the connection that it is handed, in the transaction that is open there."""

from alembic import context

from heard.storage.upkeep.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()

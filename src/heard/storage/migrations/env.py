"""What Alembic runs to take the steps: on the connection that it is handed, each step in a transaction of its own."""

from alembic import context

from heard.storage.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transaction_per_migration=True,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()

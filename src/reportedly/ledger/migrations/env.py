"""Run by Alembic: applies the steps on the connection that the caller holds a transaction on."""

from alembic import context

from reportedly.ledger.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()

"""The steps from one form of the tables to the next, oldest first; alembic runs them."""

"""How the schema came to be, a step a file under `versions`; Alembic runs them."""

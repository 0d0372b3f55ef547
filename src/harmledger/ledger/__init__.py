"""The database: tables, migrations, the decision log, queries and search."""

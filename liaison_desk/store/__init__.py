"""The encrypted store: tables, queries, migrations, journal, search, backup; the only importer of SQLAlchemy."""

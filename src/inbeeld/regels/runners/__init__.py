"""Running the compiled rules: on fact folders (DuckDB) and where the facts live (PostgreSQL)."""

"""Django's PostgreSQL backend that tells the database for whom each transaction runs."""

"""E-mail: gathered per person, kept until it went, and naming nobody it is about."""

"""The API's door: programs of partners, their tokens, and what each operation asks of them."""

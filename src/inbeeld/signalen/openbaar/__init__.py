"""The public form: somebody without an account reports a concern, and gets an answer."""

"""The one refusal of a file."""


class Afgekeurd(ValueError):
    """A file that may not come in; the message is a sentence for people, without its name."""

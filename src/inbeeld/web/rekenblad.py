"""Text in files that a spreadsheet opens."""


def veilig(tekst: str) -> str:
    """A spreadsheet runs what begins with one of these signs; a quote keeps it text."""
    return f"'{tekst}" if tekst[:1] in ("=", "+", "-", "@", "\t", "\r") else tekst

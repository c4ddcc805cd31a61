"""How long access lasts; the database holds the same bounds."""

from datetime import timedelta

LANGSTE_TOEGANG = timedelta(days=28)
"""Temporary access ends by itself; who needs longer asks again and is judged again."""
GEWONE_TOEGANG = timedelta(days=14)
"""What the form proposes."""
NOODTOEGANG = timedelta(days=1)
"""Break-glass: today and tomorrow."""
WACHTTIJD = timedelta(days=14)
"""After so many days without an answer a request lapses."""
POGINGEN_PER_DAG = 5
"""So often may one person break the glass in a day, found or not: it is no search engine."""

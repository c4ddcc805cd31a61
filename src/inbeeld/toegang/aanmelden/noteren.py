"""The list of sign-ins: rows are written here and nowhere else.

By SQL of our own: the moment is the database's, and who logs in may write the row before they may
read it.
"""

import re
from uuid import uuid4

from django.db import connection
from django.http import HttpRequest

_BEKEND = """
insert into toegang_aanmelding (id, gebruiker_id, moment, hoe, gelukt, aanbieder, apparaat, door_id)
values (%s, %s, now(), %s, %s, %s, %s, %s)
"""
# The same statement whether or not anybody has the name, so that it takes the same time.
_OP_NAAM = """
insert into toegang_aanmelding (id, gebruiker_id, moment, hoe, gelukt, aanbieder, apparaat)
select %s, g.id, now(), %s, false, '', %s from toegang_gebruiker g where g.username = %s
"""

_SYSTEMEN = (
    ("Android", "Android"),
    ("iPhone|iPad", "iPhone of iPad"),
    ("Windows", "Windows"),
    ("Mac OS X|Macintosh", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)
# In this order: each of the later ones is named in what an earlier one says of itself.
_BROWSERS = (
    ("Edg", "Edge"),
    ("Firefox|FxiOS", "Firefox"),
    ("SamsungBrowser", "Samsung-browser"),
    ("Chrom|CriOS", "Chrome"),
    ("Safari", "Safari"),
)


def noteer(
    gebruiker_id: int,
    hoe: str,
    *,
    gelukt: bool,
    request: HttpRequest | None = None,
    aanbieder: str = "",
    door: int | None = None,
) -> None:
    """Add a line to somebody's own list."""
    wat = "" if request is None else apparaat(request)
    params = [uuid4(), gebruiker_id, hoe, gelukt, aanbieder, wat, door]
    with connection.cursor() as cursor:
        cursor.execute(_BEKEND, params)


def noteer_mislukt_op_naam(naam: str, hoe: str, request: HttpRequest) -> None:
    """Add a failed attempt to the list of whoever has this name; nothing when nobody has."""
    with connection.cursor() as cursor:
        cursor.execute(_OP_NAAM, [uuid4(), hoe, apparaat(request), naam])


def apparaat(request: HttpRequest) -> str:
    """'Firefox op Windows': enough to recognise one's own device, too little to single one out."""
    agent = request.headers.get("User-Agent", "")
    browser = _eerste(_BROWSERS, agent) or "onbekende browser"
    systeem = _eerste(_SYSTEMEN, agent)
    return f"{browser} op {systeem}" if systeem else browser


def _eerste(namen: tuple[tuple[str, str], ...], agent: str) -> str:
    return next((naam for patroon, naam in namen if re.search(patroon, agent)), "")

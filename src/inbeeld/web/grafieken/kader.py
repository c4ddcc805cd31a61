"""The frame of every chart: what it is called and what it shows stand in it for who hears it."""

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from inbeeld.web.grafieken.kleuren import INKT


def kader(
    inhoud: str,
    *,
    vorm: str,
    maat: tuple[int, float],
    titel: str,
    beschrijving: str,
    letter: int = 12,
    rol: str = "img",
) -> SafeString:
    """A drawing of `maat` (width, height) units as SVG. `inhoud`: its parts, of which every text
    was escaped where it was put in. `vorm`: what its ids begin with, one for each drawing of a
    page; `letter`: units that a line of text is high."""
    return mark_safe(  # noqa: S308  see `inhoud`
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {maat[0]} {maat[1]}" role="{rol}" '
        f'aria-labelledby="{vorm}-t {vorm}-d" font-size="{letter}" fill="{INKT}">'
        f'<title id="{vorm}-t">{escape(titel)}</title>'
        f'<desc id="{vorm}-d">{escape(beschrijving)}</desc>{inhoud}</svg>'
    )

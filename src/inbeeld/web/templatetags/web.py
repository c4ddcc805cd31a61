"""Components of the shared shell: `{% load web %}`. docs/onderdelen.md shows how to use them."""

from datetime import date, datetime
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from inbeeld.web import datums, kindpanelen, menu, woorden

register = template.Library()

KNOPPEN = {
    "primair": "nl-button--primary",
    "secundair": "nl-button--secondary",
    "subtiel": "nl-button--subtle",
    "gevaar": "nl-button--primary nl-button--negative",
}

# One shape per soort, on a grid of 16: status is never told by colour alone.
VORMEN = {
    "thuiszitter": "M2 2h12v12H2z",
    "verzuim": "M8 1a7 7 0 1 0 0 14V1z",
    "dreigend": "M8 1.5 15 14H1z",
    "ziek": "M6 1h4v5h5v4h-5v5H6v-5H1V6h5z",
    "geoorloofd": "M8 0l8 8-8 8-8-8z",
    "overstap": "M1 6h7V1l7 7-7 7v-5H1z",
    "met_aanbod": "M1 9h4v5H1zm5-4h4v9H6zm5-4h4v13h-4z",
    "nazorg": "M8 1a7 7 0 1 1-7 7h3a4 4 0 1 0 4-4z",
    "vrijgesteld": "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm0 3a4 4 0 1 1 0 8 4 4 0 0 1 0-8z",
    "in_onderwijs": "M2 8l2-2 3 3 5-6 2 2-7 8z",
    "niet_plichtig": "M2 6h12v4H2z",
    "onbekend": "M5 5a3 3 0 1 1 4 3v2H7V7a2 2 0 1 0-1-2zM7 12h2v2H7z",
}


@register.simple_tag
def knop(tekst: str, soort: str = "primair", href: str = "", **attrs: Any) -> SafeString:
    """A button, or with `href` a link that looks like one. Extra keywords become attributes
    (`name="actie" value="x"`); underscores in their names become hyphens."""
    klasse = f"nl-button {KNOPPEN[soort]}"
    extra = _attributen(attrs)
    if href:
        return format_html('<a class="{}" href="{}"{}>{}</a>', klasse, href, extra, tekst)
    type_ = attrs.pop("type", "submit")
    extra = _attributen(attrs)
    return format_html('<button class="{}" type="{}"{}>{}</button>', klasse, type_, extra, tekst)


def _attributen(attrs: dict[str, Any]) -> SafeString:
    paren = (
        (naam.replace("_", "-"), "" if waarde is True else waarde)
        for naam, waarde in attrs.items()
        if waarde not in (None, False)
    )
    return format_html_join("", ' {}="{}"', paren)


@register.simple_tag
def icoon(naam: str) -> SafeString:
    """A decorative icon from the built sprite; its meaning must stand beside it in words."""
    return format_html(
        '<svg class="ib-icoon" width="20" height="20" aria-hidden="true" focusable="false">'
        '<use href="{}#{}"></use></svg>',
        static("gebouwd/iconen.svg"),
        naam,
    )


@register.simple_tag
def vorm(soort: str) -> SafeString:
    """The small shape that goes with a soort of status."""
    return format_html(
        '<svg class="ib-vorm" viewBox="0 0 16 16" width="12" height="12" aria-hidden="true" '
        'focusable="false"><path d="{}" fill="currentColor"/></svg>',
        VORMEN.get(soort, VORMEN["onbekend"]),
    )


@register.simple_tag
def status_badge(status: str, soort: str) -> SafeString:
    """Status in words, with the shape and the tone of its soort."""
    return format_html(
        '<span class="ib-badge ib-badge--{}">{}{}</span>',
        woorden.TOON.get(soort, "onbekend"),
        vorm(soort),
        woorden.woord(status, woorden.STATUS),
    )


@register.simple_tag
def badge(tekst: str, toon: str = "rustig") -> SafeString:
    """A plain label. toon: rustig, goed, let-op, dringend, zorg, onbekend."""
    return format_html('<span class="ib-badge ib-badge--{}">{}</span>', toon, tekst)


@register.simple_tag
def klok(n: int | None, van: int | None, soort: str = "streng") -> SafeString:
    """'dag 17 van 91' with a bar. Past the end the bar is full and the text says by how much."""
    if n is None or van is None:
        return mark_safe('<span class="ib-stil">geen klok</span>')
    naam = "ruime klok" if soort == "ruim" else ""
    deel = max(0, min(100, round(100 * n / van)))
    toon = "dringend" if n > van else "let-op" if n * 3 > van * 2 else "loopt"
    return format_html(
        '<span class="ib-klok ib-klok--{}"><span class="ib-klok__tekst">dag <b>{}</b> van {}'
        "{}</span>"
        '<svg class="ib-klok__balk" viewBox="0 0 100 6" preserveAspectRatio="none" width="100" '
        'height="6" aria-hidden="true" focusable="false">'
        '<rect class="ib-klok__baan" width="100" height="6" rx="1"/>'
        '<rect class="ib-klok__deel" width="{}" height="6" rx="1"/></svg></span>',
        toon,
        n,
        van,
        format_html(' <span class="ib-stil">({})</span>', naam) if naam else "",
        deel,
    )


MELDINGEN = {"info": "info", "goed": "ok", "let_op": "warning", "fout": "error"}
MELDING_ICOON = {"info": "info-circle", "goed": "check", "let_op": "alert-triangle", "fout": "x"}


@register.simple_block_tag
def melding(content: str, soort: str = "info", kop: str = "", **attrs: Any) -> SafeString:
    """A message box: info, goed, let_op or fout, with an optional heading. A `fout` is announced
    at once by screen readers, the others are not."""
    kop_html = format_html('<p class="ib-melding__kop">{}</p>', kop) if kop else ""
    return format_html(
        '<div class="utrecht-alert utrecht-alert--{}"{}{}><div class="utrecht-alert__icon">{}'
        '</div><div class="utrecht-alert__content"><div class="utrecht-alert__message">{}{}'
        "</div></div></div>",
        MELDINGEN[soort],
        mark_safe(' role="alert"') if soort == "fout" else "",
        _attributen(attrs),
        icoon(MELDING_ICOON[soort]),
        kop_html,
        content,
    )


@register.simple_block_tag
def tabel(content: str, bijschrift: str, verborgen: bool = False, klasse: str = "") -> SafeString:
    """A table with a caption, in a frame that scrolls by itself when the screen is too narrow.
    Inside: `<thead>…</thead><tbody>…</tbody>`. `klasse="ib-tabel--kaarten"` makes rows cards on
    a phone: give every cell `data-label` then. `verborgen` keeps the caption for screen readers."""
    return format_html(
        '<div class="utrecht-table-container ib-tabelvak" role="region" aria-label="Tabel: {}" '
        'tabindex="0"><table class="utrecht-table utrecht-table--html-table ib-tabel {}">'
        '<caption class="utrecht-table__caption{}">{}</caption>{}</table></div>',
        bijschrift,
        klasse,
        " ib-verborgen" if verborgen else "",
        bijschrift,
        content,
    )


@register.inclusion_tag("web/onderdelen/paginering.html", takes_context=True)
def paginering(context: template.Context, nummer: int, aantal: int) -> dict[str, Any]:
    """Links to the pages `1…aantal`, keeping the rest of the query string (parameter `pagina`)."""
    dichtbij = {1, aantal} | {n for n in range(nummer - 2, nummer + 3) if 1 <= n <= aantal}
    stukken: list[int | None] = []
    for n in sorted(dichtbij):
        if stukken and stukken[-1] is not None and n - stukken[-1] > 1:
            stukken.append(None)
        stukken.append(n)
    return {"request": context["request"], "nummer": nummer, "aantal": aantal, "stukken": stukken}


@register.inclusion_tag("web/onderdelen/kruimels.html")
def kruimels(*paren: str) -> dict[str, Any]:
    """Breadcrumbs: `{% kruimels "Werkvoorraad" url "Kind" %}`; label and address in turn, the
    last label is the page itself and has no address."""
    namen, adressen = paren[::2], [*paren[1::2], ""]
    return {"kruimels": list(zip(namen, adressen, strict=False))}


@register.inclusion_tag("web/onderdelen/stappen.html")
def stappen(huidig: int, *namen: str) -> dict[str, Any]:
    """Where one is in a task of several pages: `{% stappen 2 "Bestand" "Controle" "Klaar" %}`."""
    return {"huidig": huidig, "namen": namen}


@register.simple_tag(takes_context=True)
def hoofdmenu(context: template.Context) -> menu.Menu:
    """The main menu that fits the actor's role."""
    return menu.menu(context["request"])


@register.filter
def woord(code: str) -> str:
    """A stored code in words."""
    return woorden.woord(code)


@register.filter
def betekenis(status: str) -> str:
    """What a status means, in a sentence."""
    return woorden.BETEKENIS[status]


@register.filter
def woord_uit(code: str, lijst: str) -> str:
    """A stored code in the words of one list: `{{ grond|woord_uit:"GROND" }}`."""
    return woorden.woord(code, getattr(woorden, lijst))


@register.filter
def datum(dag: date | None) -> str:
    """'3 maart 2026'; '' for None."""
    return datums.lang(dag) if dag else ""


@register.filter
def datum_kort(dag: date | None) -> str:
    """'3 mrt 2026'; '' for None."""
    return datums.kort(dag) if dag else ""


@register.filter
def moment(tijd: datetime | None) -> str:
    """'3 maart 2026 om 14:05' in Dutch time; '' for None."""
    return datums.moment(tijd) if tijd else ""


@register.filter
def getal(waarde: int) -> str:
    """Thousands with a point: 12.345."""
    return f"{waarde:,}".replace(",", ".")


@register.simple_tag
def periode(begin: date | None, einddatum: date | None) -> str:
    """'3 t/m 9 maart 2026', 'vanaf 3 maart 2026'; einddatum is inclusive (use
    `datums.laatste_dag` on a half-open end first)."""
    return datums.periode(begin, einddatum)


@register.filter
def jaren(geboren: date, dag: date) -> int:
    """Age on a day."""
    return datums.leeftijd(geboren, dag)


@register.simple_tag(takes_context=True)
def kindpanelen_van(context: template.Context, kind: kindpanelen.KindOpPagina) -> list[SafeString]:
    """The parts that other rooms add to a child's page: `{% kindpanelen_van kind as panelen %}`."""
    return kindpanelen.toon(context["request"], kind)

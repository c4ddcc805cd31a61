"""Meldingen as they were sent, and what the recipients answered."""

from collections.abc import Mapping, Sequence
from datetime import date

from inbeeld.dossiers.tijdlijn import Bron, Regel, voeg_toe
from inbeeld.signalen import kennisadressen
from inbeeld.signalen.models import Melding, Meldinggebeurtenis, Meldingontvanger
from inbeeld.signalen.queries.zaken import naam_van, plaats_verborgen
from inbeeld.toegang.matrix import Groep

_VERSTUURD = """
select m.id, (m.moment at time zone 'Europe/Amsterdam')::date as dag, m.moment
from signalen_melding m where m.jongere_id = %(kind)s
"""
# That somebody opened it is not worth a line of its own.
_BEANTWOORD = """
select g.id, (g.moment at time zone 'Europe/Amsterdam')::date as dag, g.moment
from signalen_meldinggebeurtenis g
join signalen_meldingontvanger o on o.id = g.ontvanger_id
where o.jongere_id = %(kind)s and g.staat not in ('verzonden', 'gezien')
"""


def _verstuurd(ids: Sequence[int], vandaag: date) -> Mapping[int, Regel]:
    rijen = list(
        Melding.objects.filter(pk__in=ids)
        .select_related("organisatie", "aanstelling__gebruiker")
        .prefetch_related("ontvangers__postvak__organisatie")
    )
    verborgen = bool(rijen) and plaats_verborgen(rijen[0].jongere_id)
    adressen = kennisadressen.adressen_van("signalen_melding", ids)
    uit = {}
    for melding in rijen:
        aan = ", ".join(
            naam_van(o.postvak.organisatie, verborgen) for o in melding.ontvangers.all()
        )
        mens = melding.aanstelling.gebruiker.naam if melding.aanstelling else ""
        uit[melding.pk] = Regel(
            f"Melding: {melding.get_soort_display()}"
            + (" (ingetrokken)" if melding.ingetrokken_op else ""),
            f"Aan {aan}" if aan else "",
            ", ".join(filter(None, [mens, naam_van(melding.organisatie, verborgen)])),
            adressen.get(melding.pk, ""),
        )
    return uit


def _beantwoord(ids: Sequence[int], vandaag: date) -> Mapping[int, Regel]:
    rijen = list(
        Meldinggebeurtenis.objects.filter(pk__in=ids).select_related(
            "ontvanger__postvak__organisatie", "aanstelling__gebruiker"
        )
    )
    verborgen = bool(rijen) and plaats_verborgen(rijen[0].jongere_id)
    adressen = kennisadressen.adressen_van(
        "signalen_meldingontvanger", [g.ontvanger_id for g in rijen]
    )
    staten = dict(Meldingontvanger.Staat.choices) | {"geen_antwoord": "geen antwoord"}
    return {
        g.pk: Regel(
            f"Antwoord op een melding: {staten.get(g.staat, g.staat)}",
            g.toelichting,
            ", ".join(
                filter(
                    None,
                    [
                        g.aanstelling.gebruiker.naam if g.aanstelling else "",
                        naam_van(g.ontvanger.postvak.organisatie, verborgen),
                    ],
                )
            ),
            adressen.get(g.ontvanger_id, ""),
        )
        for g in rijen
    }


voeg_toe(Bron("melding", "melding", Groep.SIGNAAL_EN_ROUTE, _VERSTUURD, _verstuurd))
voeg_toe(Bron("melding_antwoord", "melding", Groep.SIGNAAL_EN_ROUTE, _BEANTWOORD, _beantwoord))

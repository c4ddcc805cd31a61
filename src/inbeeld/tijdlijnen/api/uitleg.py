"""The account of a status as the API shows it. What the rol may not see was masked before."""

from dataclasses import replace
from datetime import date

from inbeeld.regels import Uitleg
from inbeeld.regels.achtergrond import Feit
from inbeeld.regels.uitleg import Laagstand
from inbeeld.toegang.api.schemas import Uit

GEHEIM = "geheim"


class AchterliggendFeitUit(Uit):
    feitsoort: str
    tekst: str
    begindatum: date | None
    einddatum: date | None


class LaagstandUit(Uit):
    laag: str
    uitleg: str
    waarde: str
    geldt: bool
    begindatum: date | None
    einddatum: date | None
    feiten: list[AchterliggendFeitUit]


class ParameterUit(Uit):
    naam: str
    waarde: str
    uitleg: str
    bron: str


class VeranderingUit(Uit):
    datum: date
    status: str
    soort: str
    langer_dan_drie_maanden: bool
    wat: str


class UitlegUit(Uit):
    """Which line of the definitie held first (`regelNr`, from 1), and all that it rests on."""

    peildatum: date
    definitie: str
    titel: str
    bron: str
    buiten_jaren: bool
    status: str
    soort: str
    sinds: date
    thuis_sinds: date | None
    langer_dan_drie_maanden: bool
    dag: int | None
    van: int | None
    drie_maanden_op: date | None
    regel_nr: int
    regel: str
    parameters: list[ParameterUit]
    lagen: list[LaagstandUit]
    feiten: list[AchterliggendFeitUit]
    veranderingen: list[VeranderingUit]
    vooruit_tot: date


_ZELFDE = (
    "peildatum",
    "definitie",
    "titel",
    "bron",
    "buiten_jaren",
    "status",
    "soort",
    "sinds",
    "thuis_sinds",
    "langer_dan_drie_maanden",
    "drie_maanden_op",
    "regel_nr",
    "regel",
    "vooruit_tot",
)
"""Fields that are the same here and in the account of the rules."""


def uitleg_uit(uitleg: Uitleg, *, zonder_adres: bool) -> UitlegUit:
    """The same account in the API's words; `zonder_adres`: where the child lives is a secret, also
    for the organisation that said it itself."""
    if zonder_adres:
        uitleg = _zonder_adres(uitleg)
    return UitlegUit(
        **{naam: getattr(uitleg, naam) for naam in _ZELFDE},
        dag=uitleg.dag_n,
        van=uitleg.dag_m,
        parameters=[
            ParameterUit(naam=p.naam, waarde=p.waarde, uitleg=p.uitleg, bron=p.bron)
            for p in uitleg.parameters
        ],
        lagen=[_laag(laag) for laag in uitleg.lagen],
        feiten=[_feit(feit) for feit in uitleg.feiten],
        veranderingen=[
            VeranderingUit(
                datum=v.datum,
                status=v.status,
                soort=v.soort,
                langer_dan_drie_maanden=v.langer_dan_drie_maanden,
                wat=v.wat,
            )
            for v in uitleg.veranderingen
        ],
    )


def _laag(laag: Laagstand) -> LaagstandUit:
    return LaagstandUit(
        laag=laag.laag,
        uitleg=laag.uitleg,
        waarde=laag.waarde,
        geldt=laag.geldt,
        begindatum=laag.begindatum,
        einddatum=laag.einddatum,
        feiten=[_feit(feit) for feit in laag.feiten],
    )


def _zonder_adres(uitleg: Uitleg) -> Uitleg:
    def toon(feiten: tuple[Feit, ...]) -> tuple[Feit, ...]:
        return tuple(
            replace(f, tekst=GEHEIM, gemeente=None, begindatum=None, einddatum=None)
            if f.tabel == "woonplaatsen"
            else f
            for f in feiten
        )

    lagen = tuple(
        replace(laag, waarde=GEHEIM if laag.laag == "woonachtig" else laag.waarde)
        for laag in (replace(laag, feiten=toon(laag.feiten)) for laag in uitleg.lagen)
    )
    return replace(uitleg, lagen=lagen, feiten=toon(uitleg.feiten))


def _feit(feit: Feit) -> AchterliggendFeitUit:
    return AchterliggendFeitUit(
        feitsoort=feit.tabel,
        tekst=feit.tekst,
        begindatum=feit.begindatum,
        einddatum=feit.einddatum,
    )

"""What the tests of nazorg, obstacles and 'bij wie terecht' share."""

from datetime import date, timedelta

from inbeeld.dossiers.actions import nazorg
from inbeeld.dossiers.models import Nazorg
from inbeeld.register.models import FeitVerzuim, Jongere
from inbeeld.signalen.models import Zaak
from inbeeld.toegang.actor import Actor, als
from tests import fabriek as f
from tests.dossiers import wereld as w


def sleutel_van(kind: int) -> str:
    with f.systeem():
        return str(Jongere.objects.get(pk=kind).sleutel)


def bij(wereld: w.Wereld, wie: str, dag: date = f.VANDAAG) -> Actor:
    return f.actor_van(wereld.mensen[wie], vandaag=dag)


def terug(wereld: w.Wereld, dag: date = f.VANDAAG, *, dagen: int = 0) -> None:
    """The child goes to school again: its absence ended the day before, or `dagen` earlier."""
    with f.systeem(dag):
        feit = FeitVerzuim.objects.get(jongere_id=wereld.thuis, ingetrokken_op=None)
        rij = f.verzuimrij(
            wereld.school.code,
            feit.periode.lower.isoformat(),
            (dag - timedelta(days=1 + dagen)).isoformat(),
        )
    f.leg(
        wereld.school,
        vandaag=dag,
        intrekken={"verzuim": [feit.pk]},
        verzuim=[{"jongere": wereld.thuis, **rij}],
    )


def weer_thuis(wereld: w.Wereld, van: date, dag: date) -> None:
    """It stays at home again from `van`, and that is known on `dag`."""
    rij = f.verzuimrij(wereld.school.code, van.isoformat())
    f.leg(wereld.school, vandaag=dag, verzuim=[{"jongere": wereld.thuis, **rij}])


def zaak_van(wereld: w.Wereld) -> Zaak:
    with f.systeem():
        return Zaak.objects.get(pk=wereld.zaak.pk)


def eigenaar(wereld: w.Wereld, dag: date = f.VANDAAG) -> Actor:
    """The coordinator of the postvak that holds the zaak."""
    with f.systeem():
        bak = Zaak.objects.select_related("eigenaar_postvak__coordinator").get(pk=wereld.zaak.pk)
        return f.actor_van(bak.eigenaar_postvak.coordinator, vandaag=dag)


def begonnen(wereld: w.Wereld, *, dagen: int = 14, dag: date = f.VANDAAG) -> Nazorg:
    """Nazorg that began on a day, by who holds the zaak."""
    with als(eigenaar(wereld, dag)):
        tot = dag + timedelta(days=dagen)
        return nazorg.begin(wereld.zaak, tot=tot, moment=f.MOMENT)


def terug_sinds(wereld: w.Wereld, dag: date) -> None:
    """Every absence that goes on ends the day before; one of that day itself is taken back."""
    with f.systeem(dag):
        open_ = list(
            FeitVerzuim.objects.filter(
                jongere_id=wereld.thuis, ingetrokken_op=None, periode__endswith=None
            )
        )
    rijen = []
    for feit in open_:
        van = feit.periode.lower
        if van < dag:
            eind = (dag - timedelta(days=1)).isoformat()
            rij = f.verzuimrij(wereld.school.code, van.isoformat(), eind)
            rijen.append({"jongere": wereld.thuis, **rij})
    f.leg(
        wereld.school,
        vandaag=dag,
        intrekken={"verzuim": [feit.pk for feit in open_]},
        verzuim=rijen,
    )

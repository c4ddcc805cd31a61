"""Nazorg as pages show it: how it stands, and both clocks after a relapse."""

from dataclasses import dataclass
from datetime import date

from inbeeld.dossiers.models import Nazorg
from inbeeld.signalen.actions.zaken import lopende_klok
from inbeeld.signalen.models import Zaak
from inbeeld.tijdlijnen.models import Klok

T = Nazorg.Toestand


@dataclass(frozen=True, slots=True)
class Nazorgstand:
    """`nazorg`: the last one of the zaak, None when there was none. `klok`: the one that runs now,
    which is on its day `dag_n`; `eerder_dag_n`: the day today would be had the old one gone on.

    `terugval`: the child is at home again; also before the day's task has written that.
    `mag_af`: the time is over. `klaar`: it ended well, and the zaak can close.
    """

    nazorg: Nazorg | None
    klok: Klok | None
    vandaag: date

    @property
    def loopt(self) -> bool:
        return self.nazorg is not None and self.nazorg.toestand == T.LOOPT and self.klok is None

    @property
    def terugval(self) -> bool:
        return self.nazorg is not None and (
            self.nazorg.toestand == T.TERUGVAL
            or (self.nazorg.toestand == T.LOOPT and self.klok is not None)
        )

    @property
    def klaar(self) -> bool:
        return self.nazorg is not None and self.nazorg.toestand == T.AFGEROND and not self.klok

    @property
    def mag_af(self) -> bool:
        return self.loopt and self.nazorg is not None and self.vandaag >= self.nazorg.tot

    @property
    def dag_n(self) -> int | None:
        return (self.vandaag - self.klok.thuis_sinds).days + 1 if self.klok else None

    @property
    def eerder_dag_n(self) -> int | None:
        sinds = self.nazorg.thuis_sinds if self.nazorg else None
        return (self.vandaag - sinds).days + 1 if sinds else None


def stand_van(zaak: Zaak, vandaag: date) -> Nazorgstand:
    """How the nazorg of a zaak stands on a day."""
    laatste = Nazorg.objects.filter(zaak=zaak).select_related("door__gebruiker", "zaak")
    return Nazorgstand(
        laatste.order_by("-pk").first(), lopende_klok(zaak.jongere_id, vandaag), vandaag
    )


def eerder_geholpen(jongere_id: int, behalve: int | None = None) -> list[Nazorg]:
    """What helped before, newest first: of nazorg that ended well."""
    rijen = Nazorg.objects.filter(jongere_id=jongere_id, toestand=T.AFGEROND).exclude(pk=behalve)
    return list(rijen.select_related("door__gebruiker", "zaak").order_by("-geeindigd_op", "-pk"))

"""The fact tables of `rekenregels.md` §2, one model each, with their rules as constraints."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from inbeeld.regels import codes
from inbeeld.register.models.feit import Feit, kennis
from inbeeld.register.models.jongere import Jongere
from inbeeld.toegang.perioden import geldige_periode

_SCHOOL = "^[0-9]{2}[A-Z]{2}[0-9]{2}$"
_GEMEENTE = "^[0-9]{4}$"
_NOG_GELDIG = Q(ingetrokken_op__isnull=True)


def _een_van(tabel: str, veld: str, waarden: tuple[str, ...]) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{veld}__in": waarden}), name=f"{tabel}_{veld}_bekend"
    )


def _vorm(tabel: str, veld: str, patroon: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{veld}__regex": patroon}), name=f"{tabel}_{veld}_vorm"
    )


def _van_jongere() -> models.ForeignKey:
    return models.ForeignKey(Jongere, on_delete=models.PROTECT, related_name="+")


def _schoolveld(**opties: object) -> models.CharField:
    return models.CharField(max_length=6, **opties)


class FeitJongere(Feit):
    """Date of birth and the ends of the duty to qualify; one valid row per child."""

    jongere = _van_jongere()
    geboortedatum = models.DateField()
    startkwalificatie_op = models.DateField(null=True)
    kwalificatieplicht_vervallen_op = models.DateField(null=True)

    class Meta:
        db_table = "register_jongeren"
        constraints = [
            kennis("jongeren"),
            models.UniqueConstraint(
                fields=["jongere"], condition=_NOG_GELDIG, name="jongeren_een_geldig"
            ),
        ]
        indexes = [models.Index(fields=["jongere"], name="jongeren_jongere")]


class FeitSchool(Feit):
    """A school as the facts name it; one valid row per code."""

    school = _schoolveld()
    naam = models.CharField(max_length=200, null=True)
    sector = models.CharField(max_length=3)
    gemeente = models.CharField(max_length=4)
    vakantieregio = models.CharField(max_length=6, null=True)
    uren_per_lesdag_honderdsten = models.IntegerField(null=True)

    class Meta:
        db_table = "register_scholen"
        constraints = [
            kennis("scholen"),
            _vorm("scholen", "school", _SCHOOL),
            _vorm("scholen", "gemeente", _GEMEENTE),
            _een_van("scholen", "sector", codes.SECTOREN),
            models.CheckConstraint(
                condition=Q(vakantieregio__isnull=True) | Q(vakantieregio__in=codes.VAKANTIEREGIOS),
                name="scholen_vakantieregio_bekend",
            ),
            models.CheckConstraint(
                condition=Q(uren_per_lesdag_honderdsten__isnull=True)
                | Q(uren_per_lesdag_honderdsten__gt=0, uren_per_lesdag_honderdsten__lte=1200),
                name="scholen_uren",
            ),
            models.UniqueConstraint(
                fields=["school"], condition=_NOG_GELDIG, name="scholen_een_geldig"
            ),
        ]


class FeitWoonplaats(Feit):
    """Where a child lives."""

    jongere = _van_jongere()
    gemeente = models.CharField(max_length=4)
    wijk = models.CharField(max_length=100, null=True)
    periode = DateRangeField()

    class Meta:
        db_table = "register_woonplaatsen"
        constraints = [
            kennis("woonplaatsen"),
            geldige_periode("woonplaatsen"),
            _vorm("woonplaatsen", "gemeente", _GEMEENTE),
        ]
        indexes = [
            models.Index(fields=["jongere"], name="woonplaatsen_jongere"),
            models.Index(fields=["gemeente"], name="woonplaatsen_gemeente"),
        ]


class FeitInschrijving(Feit):
    """At which school a child is enrolled. `afgeleid`: its begin is only the day of a snapshot."""

    jongere = _van_jongere()
    school = _schoolveld()
    periode = DateRangeField()
    afgeleid = models.BooleanField(default=False)

    class Meta:
        db_table = "register_inschrijvingen"
        constraints = [
            kennis("inschrijvingen"),
            geldige_periode("inschrijvingen"),
            _vorm("inschrijvingen", "school", _SCHOOL),
        ]
        indexes = [
            models.Index(fields=["jongere"], name="inschrijvingen_jongere"),
            models.Index(fields=["school"], name="inschrijvingen_school"),
        ]


class FeitVerzuim(Feit):
    """Absence. `uren_honderdsten` null: the whole of every lesdag in the period."""

    jongere = _van_jongere()
    school = _schoolveld()
    periode = DateRangeField()
    soort = models.CharField(max_length=12)
    uren_honderdsten = models.IntegerField(null=True)

    class Meta:
        db_table = "register_verzuim"
        constraints = [
            kennis("verzuim"),
            geldige_periode("verzuim"),
            _vorm("verzuim", "school", _SCHOOL),
            _een_van("verzuim", "soort", codes.VERZUIMSOORTEN),
            models.CheckConstraint(
                condition=Q(uren_honderdsten__isnull=True)
                | Q(uren_honderdsten__gt=0, uren_honderdsten__lte=1200),
                name="verzuim_uren",
            ),
        ]
        indexes = [
            models.Index(fields=["jongere"], name="verzuim_jongere"),
            models.Index(fields=["school"], name="verzuim_school"),
        ]


class FeitVrijstelling(Feit):
    """An exemption and its ground in law."""

    jongere = _van_jongere()
    grond = models.CharField(max_length=20)
    periode = DateRangeField()

    class Meta:
        db_table = "register_vrijstellingen"
        constraints = [
            kennis("vrijstellingen"),
            geldige_periode("vrijstellingen"),
            _een_van("vrijstellingen", "grond", codes.GRONDEN),
        ]
        indexes = [models.Index(fields=["jongere"], name="vrijstellingen_jongere")]


class FeitAanbod(Feit):
    """What a child was offered. `periode` null: offered, not begun."""

    jongere = _van_jongere()
    soort = models.CharField(max_length=20)
    passend = models.BooleanField()
    aangeboden_op = models.DateField(null=True)
    periode = DateRangeField(null=True)

    class Meta:
        db_table = "register_aanbod"
        constraints = [
            kennis("aanbod"),
            geldige_periode("aanbod", mag_leeg=True),
            _een_van("aanbod", "soort", codes.AANBODSOORTEN),
        ]
        indexes = [models.Index(fields=["jongere"], name="aanbod_jongere")]


class FeitDuiding(Feit):
    """What a professional says of a child's situation."""

    jongere = _van_jongere()
    duiding = models.CharField(max_length=20)
    periode = DateRangeField()

    class Meta:
        db_table = "register_duidingen"
        constraints = [
            kennis("duidingen"),
            geldige_periode("duidingen"),
            _een_van("duidingen", "duiding", codes.DUIDINGEN),
        ]
        indexes = [models.Index(fields=["jongere"], name="duidingen_jongere")]


class FeitGegevensstand(Feit):
    """Through which day a school has delivered."""

    school = _schoolveld()
    gegevens_tot_en_met = models.DateField()

    class Meta:
        db_table = "register_gegevensstand"
        constraints = [kennis("gegevensstand"), _vorm("gegevensstand", "school", _SCHOOL)]
        indexes = [models.Index(fields=["school"], name="gegevensstand_school")]


class FeitDekking(Feit):
    """What a school or gemeente delivers, and when: what is not covered is unknown, not zero.

    `dekkingsbron` is the table's own column `bron`; `bron` here is who said so.
    """

    dekkingsbron = models.CharField(max_length=6)
    categorie = models.CharField(max_length=20)
    periode = DateRangeField()

    class Meta:
        db_table = "register_dekking"
        constraints = [
            kennis("dekking"),
            geldige_periode("dekking"),
            _vorm("dekking", "dekkingsbron", f"({_SCHOOL}|{_GEMEENTE})"),
            _een_van("dekking", "categorie", codes.CATEGORIEEN),
        ]


class FeitLesvrij(Feit):
    """Days without lessons, of a vakantieregio or of one school."""

    vakantieregio = models.CharField(max_length=6, null=True)
    school = _schoolveld(null=True)
    periode = DateRangeField()
    naam = models.CharField(max_length=100, null=True)

    class Meta:
        db_table = "register_lesvrij"
        constraints = [
            kennis("lesvrij"),
            geldige_periode("lesvrij"),
            models.CheckConstraint(
                condition=Q(periode__endswith__isnull=False), name="lesvrij_eindigt"
            ),
            models.CheckConstraint(
                condition=Q(school__regex=_SCHOOL)
                | Q(school__isnull=True, vakantieregio__in=codes.VAKANTIEREGIOS),
                name="lesvrij_van_wie",
            ),
        ]


FEITMODELLEN: dict[str, type[Feit]] = {
    "jongeren": FeitJongere,
    "scholen": FeitSchool,
    "woonplaatsen": FeitWoonplaats,
    "inschrijvingen": FeitInschrijving,
    "verzuim": FeitVerzuim,
    "vrijstellingen": FeitVrijstelling,
    "aanbod": FeitAanbod,
    "duidingen": FeitDuiding,
    "gegevensstand": FeitGegevensstand,
    "dekking": FeitDekking,
    "lesvrij": FeitLesvrij,
}
"""The model of every fact table, by its name in `rekenregels.md`."""

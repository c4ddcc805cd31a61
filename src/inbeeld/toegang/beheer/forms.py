"""Forms of administration. What the choices offer is convenience; the database holds the rule."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.db.models import QuerySet

from inbeeld.toegang.beheer.rollen import GEBIEDEN, rollen_bij
from inbeeld.toegang.models import Aanstelling, Gebruiker, Organisatie
from inbeeld.toegang.perioden import einddatum
from inbeeld.web.formulieren import DatumVeld

_LEEG = {"required": "Vul dit in."}
_KIES = {"required": "Maak een keuze.", "invalid_choice": "Deze keuze is er niet (meer)."}
Rol = Aanstelling.Rol


class WaaromVeld(forms.CharField):
    """Why something changes: it stays in the history."""

    def __init__(self, **kw: Any) -> None:
        super().__init__(
            label="Waarom?",
            max_length=200,
            error_messages=_LEEG,
            help_text="Dit blijft bij de wijziging staan. Noem geen kinderen of ouders.",
            **kw,
        )


class Periode(forms.Form):
    """A first and a last day, for forms with a period."""

    van = DatumVeld(label="Eerste dag", error_messages=_LEEG)
    tot_en_met = DatumVeld(
        label="Laatste dag", required=False, help_text="Leeg: zonder laatste dag."
    )
    field_order: Iterable[str] | None = None

    def __init__(self, *args: Any, vandaag: date, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["van"].initial = vandaag

    def clean(self) -> dict[str, Any]:
        gegeven = super().clean()
        van, tot_en_met = gegeven.get("van"), gegeven.get("tot_en_met")
        if van and tot_en_met and tot_en_met < van:
            self.add_error("tot_en_met", "De laatste dag ligt voor de eerste dag.")
        return gegeven


def _rollen(soorten: Iterable[str]) -> list[tuple[str, str]]:
    rollen = [rol for soort in soorten for rol in rollen_bij(soort)]
    return [("", "Kies een rol"), *((r, Rol(r).label) for r in dict.fromkeys(rollen))]


class _MetRol(Periode):
    rol = forms.ChoiceField(label="Rol", error_messages=_KIES)

    def __init__(self, *args: Any, soorten: Iterable[str], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["rol"].choices = _rollen(soorten)


class _OrganisatieKeuze(forms.ModelChoiceField):
    def __init__(self, **kw: Any) -> None:
        super().__init__(
            label="Organisatie",
            queryset=Organisatie.objects.none(),
            empty_label="Kies een organisatie",
            error_messages=_KIES,
            **kw,
        )

    def label_from_instance(self, organisatie: Organisatie) -> str:
        return f"{organisatie.naam} ({organisatie.get_soort_display()})"


class TelefoonVeld(forms.CharField):
    """The number at work: digits and what stands between them, as it is printed for parents."""

    def __init__(self, **kw: Any) -> None:
        super().__init__(
            label="Telefoon op het werk",
            max_length=30,
            required=False,
            help_text="Staat op het blad 'Bij wie kan ik terecht', ook voor ouders.",
            validators=[
                RegexValidator(r"^[0-9+()\- ]+$", "Vul alleen cijfers in, met + of streepjes.")
            ],
            **kw,
        )


class AanstellingGevenForm(_MetRol):
    """Another aanstelling for somebody; `organisaties`: where the actor appoints."""

    organisatie = _OrganisatieKeuze()
    telefoon = TelefoonVeld()
    field_order = ["organisatie", "rol", "telefoon", "van", "tot_en_met"]

    def __init__(self, *args: Any, organisaties: QuerySet[Organisatie], **kw: Any) -> None:
        soorten = organisaties.order_by("soort").values_list("soort", flat=True).distinct()
        super().__init__(*args, soorten=soorten, **kw)
        self.fields["organisatie"].queryset = organisaties

    def clean(self) -> dict[str, Any]:
        gegeven = super().clean()
        organisatie, rol = gegeven.get("organisatie"), gegeven.get("rol")
        if organisatie and rol and rol not in rollen_bij(organisatie.soort):
            passend = ", ".join(str(Rol(r).label) for r in rollen_bij(organisatie.soort))
            self.add_error("rol", f"Bij deze organisatie kan dit niet. Wel: {passend}.")
        return gegeven


class MedewerkerForm(AanstellingGevenForm):
    """Somebody who is new, with their first aanstelling."""

    naam = forms.CharField(label="Naam", max_length=200, error_messages=_LEEG)
    email = forms.EmailField(
        label="E-mailadres van het werk",
        max_length=150,
        error_messages={**_LEEG, "invalid": "Dit is geen e-mailadres."},
        help_text="Hiermee logt de medewerker in. Er wordt geen e-mail verstuurd.",
    )
    field_order = ["naam", "email", "organisatie", "rol", "telefoon", "van", "tot_en_met"]


class AanstellingWijzigenForm(_MetRol):
    """The rol and period of an aanstelling."""

    telefoon = TelefoonVeld()
    reden = WaaromVeld()
    field_order = ["rol", "telefoon", "van", "tot_en_met", "reden"]

    def __init__(self, *args: Any, aanstelling: Aanstelling, **kw: Any) -> None:
        kw["initial"] = {
            "rol": aanstelling.rol,
            "telefoon": aanstelling.telefoon,
            "van": aanstelling.periode.lower,
            "tot_en_met": einddatum(aanstelling.periode),
        }
        super().__init__(*args, soorten=[aanstelling.organisatie.soort], **kw)
        if aanstelling.vervangt_id:
            # A deputy has the rol of who is replaced, and a last day.
            self.fields["rol"].disabled = True
            self.fields["tot_en_met"].required = True
            self.fields["tot_en_met"].help_text = ""


class EindeForm(forms.Form):
    """A last day, and why."""

    laatste_dag = DatumVeld(label="Laatste dag", error_messages=_LEEG)
    reden = WaaromVeld()

    def __init__(self, *args: Any, vandaag: date, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["laatste_dag"].initial = vandaag


class RedenForm(forms.Form):
    """Only why."""

    reden = WaaromVeld()


class MensForm(forms.Form):
    """Name and address of somebody."""

    naam = forms.CharField(label="Naam", max_length=200, error_messages=_LEEG)
    email = forms.EmailField(
        label="E-mailadres van het werk",
        max_length=150,
        error_messages={**_LEEG, "invalid": "Dit is geen e-mailadres."},
        help_text="Hiermee logt de medewerker in.",
    )


class _MensKeuze(forms.ModelChoiceField):
    def label_from_instance(self, gebruiker: Gebruiker) -> str:
        return gebruiker.naam


class _AanstellingKeuze(forms.ModelChoiceField):
    def label_from_instance(self, a: Aanstelling) -> str:
        return f"{a.gebruiker.naam}, {a.get_rol_display()} bij {a.organisatie.naam}"


class VervangingForm(Periode):
    """Which colleague stands in."""

    wie = _MensKeuze(
        label="Wie vervangt?",
        queryset=Gebruiker.objects.none(),
        empty_label="Kies een collega",
        error_messages=_KIES,
    )
    field_order = ["wie", "van", "tot_en_met"]

    def __init__(self, *args: Any, collegas: QuerySet[Gebruiker], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["wie"].queryset = collegas
        self.fields["tot_en_met"].required = True
        self.fields["tot_en_met"].help_text = "Een vervanging stopt vanzelf na deze dag."
        self.fields["tot_en_met"].error_messages.update(_LEEG)


class CoordinatorForm(forms.Form):
    """Who answers for the postvak."""

    coordinator = _AanstellingKeuze(
        label="Coördinator van het postvak",
        queryset=Aanstelling.objects.none(),
        empty_label="Kies een medewerker",
        error_messages=_KIES,
        help_text="Iemand die hier met kinderen werkt en geen laatste dag heeft.",
    )

    def __init__(self, *args: Any, kandidaten: QuerySet[Aanstelling], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["coordinator"].queryset = kandidaten


class KernteamForm(Periode):
    """Who joins the core team."""

    aanstelling = _AanstellingKeuze(
        label="Medewerker",
        queryset=Aanstelling.objects.none(),
        empty_label="Kies een medewerker",
        error_messages=_KIES,
    )
    field_order = ["aanstelling", "van", "tot_en_met"]

    def __init__(self, *args: Any, kandidaten: QuerySet[Aanstelling], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["aanstelling"].queryset = kandidaten


class OrganisatieForm(forms.Form):
    """A new organisation."""

    naam = forms.CharField(label="Naam", max_length=200, error_messages=_LEEG)
    soort = forms.ChoiceField(
        label="Soort",
        choices=[("", "Kies een soort"), *Organisatie.Soort.choices],
        error_messages=_KIES,
    )
    code = forms.CharField(
        label="Code",
        max_length=20,
        error_messages=_LEEG,
        help_text="School: BRIN met vestiging (12AB00). Gemeente: CBS-code (0392). Anders: een "
        "korte code naar keuze. De code en de soort veranderen later niet meer.",
    )

    def clean(self) -> dict[str, Any]:
        gegeven = super().clean()
        if gegeven.get("soort") == Organisatie.Soort.SCHOOL and "code" in gegeven:
            gegeven["code"] = gegeven["code"].upper()
        return gegeven


class NaamForm(forms.Form):
    """The name of an organisation."""

    naam = forms.CharField(label="Naam", max_length=200, error_messages=_LEEG)


class WerkgebiedForm(Periode):
    """A school or gemeente for which an organisation works."""

    gebied = _OrganisatieKeuze()
    field_order = ["gebied", "van", "tot_en_met"]

    def __init__(self, *args: Any, organisatie: Organisatie, **kw: Any) -> None:
        super().__init__(*args, **kw)
        soort = GEBIEDEN[organisatie.soort]
        self.fields["gebied"].label = Organisatie.Soort(soort).label.capitalize()
        self.fields["gebied"].empty_label = f"Kies een {soort}"
        self.fields["gebied"].queryset = Organisatie.objects.filter(soort=soort).order_by("naam")

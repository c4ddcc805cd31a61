"""How somebody wants to be told by e-mail."""

from django import forms

from inbeeld.signalen.kennissoorten import WOORDEN, Hoe, Soort

KEUZEN = [
    (Hoe.DAGELIJKS, "één keer per dag, samen"),
    (Hoe.DIRECT, "meteen"),
    (Hoe.NIET, "niet"),
]


class KeuzeForm(forms.Form):
    """A choice per kind of thing."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for soort in Soort:
            meer = WOORDEN[soort].meer
            self.fields[soort] = forms.ChoiceField(
                label=meer[0].upper() + meer[1:], choices=KEUZEN, widget=forms.Select
            )

    def gekozen(self) -> dict[str, str]:
        """Soort → how, of what differs from what stood there."""
        return {
            soort: hoe for soort, hoe in self.cleaned_data.items() if hoe != self.initial[soort]
        }

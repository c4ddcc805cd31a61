"""Forms of logging in and of one's own account.

Like allauth's own they take the request from its context: allauth makes them with a person only.
"""

from typing import Any

from allauth.account.forms import LoginForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm
from django import forms
from django.contrib.auth.forms import PasswordChangeForm, SetPasswordForm
from django.core.exceptions import ValidationError

from inbeeld.toegang.aanmelden import slot
from inbeeld.toegang.aanmelden.adapters import HOE
from inbeeld.toegang.aanmelden.codes import controleer_code
from inbeeld.toegang.aanmelden.noteren import noteer
from inbeeld.toegang.models import Aanmelding, Gebruiker

CODE = forms.TextInput(
    attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "ib-code"}
)
PASSKEY_MISLUKT = "Het maken van de passkey is niet gelukt. Probeer het opnieuw."
FOUTE_CODE = "Deze code klopt niet. Kijk of u de nieuwste code hebt en typ hem over."


class InlogForm(LoginForm):
    """User name and password, under the names that browsers and password managers know."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("login")
        naam = forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"})
        wachtwoord = forms.PasswordInput(attrs={"autocomplete": "current-password"})
        self.fields = {
            "username": forms.CharField(label="Gebruikersnaam", max_length=150, widget=naam),
            "password": forms.CharField(label="Wachtwoord", strip=False, widget=wachtwoord),
        }

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["login"] = self.cleaned_data.get("username", "")
        return super().clean()


class CodeForm(AuthenticateForm):
    """A code of the app, or a recovery code."""

    code = forms.CharField(
        label="Code",
        max_length=20,
        widget=CODE,
        help_text="De zes cijfers uit uw app. Geen app bij de hand? Vul een herstelcode in.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not Authenticator.objects.filter(user=self.user, type=Authenticator.Type.TOTP).exists():
            self.fields["code"].label = "Herstelcode"
            self.fields["code"].help_text = "Een van de codes die u bewaarde."

    def clean_code(self) -> str:
        slot.vraag_open(context.request, self.user)
        middel = controleer_code(self.user, self.cleaned_data["code"])
        if middel is None:
            slot.tel_mislukt(context.request, self.user)
            noteer(self.user.pk, Aanmelding.Hoe.APP, gelukt=False, request=context.request)
            raise ValidationError(FOUTE_CODE)
        middel.user = self.user
        self.authenticator = middel
        return self.cleaned_data["code"]


class PasskeyForm(AuthenticateWebAuthnForm):
    """What the passkey answered; filled in by passkey.js."""

    def clean_credential(self) -> Any:
        slot.vraag_open(context.request, self.user)
        try:
            return super().clean_credential()
        except ValidationError:
            slot.tel_mislukt(context.request, self.user)
            hoe = HOE["webauthn"]
            noteer(self.user.pk, hoe, gelukt=False, request=context.request)
            raise ValidationError("Deze passkey hoort niet bij uw account.") from None


class WachtwoordForm(forms.Form):
    """One's own password once more, from who has no second factor."""

    password = forms.CharField(
        label="Uw wachtwoord",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, user: Gebruiker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        slot.vraag_open(context.request, self.user)
        if not self.user.check_password(self.cleaned_data["password"]):
            slot.tel_mislukt(context.request, self.user)
            noteer(self.user.pk, Aanmelding.Hoe.WACHTWOORD, gelukt=False, request=context.request)
            raise ValidationError("Dit wachtwoord klopt niet.")
        return self.cleaned_data["password"]


class AppForm(ActivateTOTPForm):
    """The first code of a new app, as proof that it works."""

    code = forms.CharField(label="Code uit de app", max_length=20, widget=CODE)


class PasskeyToevoegenForm(AddWebAuthnForm):
    """The name of a new passkey, and what the device answered."""

    name = forms.CharField(
        label="Naam van deze passkey",
        max_length=60,
        required=False,
        help_text="Bijvoorbeeld: mijn telefoon. Zo herkent u hem later.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {}).setdefault("name", "")
        super().__init__(*args, **kwargs)

    def clean_name(self) -> str:
        return self.cleaned_data["name"] or "Passkey"

    def clean(self) -> dict[str, Any]:
        """Whatever is wrong with what the device sent: one sentence, as nobody typed it."""
        try:
            data = super().clean()
        except ValidationError:
            raise ValidationError(PASSKEY_MISLUKT) from None
        if self.errors.pop("credential", None):
            self.add_error(None, PASSKEY_MISLUKT)
        return data


_EISEN = "Ten minste twaalf tekens. Een paar woorden achter elkaar is makkelijk te onthouden."


class NieuwWachtwoordForm(SetPasswordForm):
    """A new password, twice."""

    error_messages = {"password_mismatch": "De twee wachtwoorden zijn niet gelijk."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_eenvoudige_taal(self)


class WachtwoordWijzigenForm(PasswordChangeForm):
    """The old password and a new one, twice. Wrong answers count for the lock."""

    error_messages = {
        "password_mismatch": "De twee wachtwoorden zijn niet gelijk.",
        "password_incorrect": "Uw oude wachtwoord klopt niet.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = "Uw oude wachtwoord"
        _in_eenvoudige_taal(self)

    def clean_old_password(self) -> str:
        slot.vraag_open(context.request, self.user)
        try:
            return super().clean_old_password()
        except ValidationError:
            slot.tel_mislukt(context.request, self.user)
            raise


def _in_eenvoudige_taal(form: forms.Form) -> None:
    form.fields["new_password1"].label = "Uw nieuwe wachtwoord"
    form.fields["new_password1"].help_text = _EISEN
    form.fields["new_password2"].label = "Nog een keer het nieuwe wachtwoord"
    form.fields["new_password2"].help_text = ""

"""How forms look: NL Design System markup for every Django form (setting FORM_RENDERER)."""

from collections.abc import Iterator, Mapping
from datetime import date
from html import escape
from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.utils.choices import BaseChoiceIterator
from django.utils.safestring import SafeString, mark_safe

_TEXTVELD = "utrecht-textbox utrecht-textbox--html-input"
_KLASSEN = {
    "checkbox": "utrecht-checkbox utrecht-checkbox--html-input",
    "select": "utrecht-select utrecht-select--html-select",
    "textarea": "utrecht-textarea utrecht-textarea--html-textarea",
    "file": "ib-bestand",
    "clearable_file_input": "ib-bestand",
}
# Lists of choices come one under the other, each with its own label.
_EIGEN = {
    "django/forms/widgets/radio.html": "web/formulier/keuzen.html",
    "django/forms/widgets/checkbox_select.html": "web/formulier/keuzen.html",
}


class Renderer(DjangoTemplates):
    """Fields in our markup; widgets keep Django's own templates and get a class by their kind."""

    form_template_name = "web/formulier/formulier.html"
    field_template_name = "web/formulier/veld.html"

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> str:
        widget = context.get("widget")
        if widget and widget.get("type") != "hidden" and template_name not in _EIGEN:
            _geef_klasse(widget, template_name)
        if template_name == "django/forms/widgets/select.html":
            return _keuzelijst(widget)
        return super().render(_EIGEN.get(template_name, template_name), context, request)


def _geef_klasse(widget: dict[str, Any], template_name: str) -> None:
    soort = template_name.rsplit("/", 1)[-1].removesuffix(".html")
    klasse = _KLASSEN.get(soort, _TEXTVELD)
    eigen = widget["attrs"].get("class", "")
    widget["attrs"]["class"] = f"{klasse} {eigen}".strip()


class VasteKeuzen(BaseChoiceIterator):
    """Choices of a field that are as they should be: Django looks at each of a thousand only when
    they are shown, and not five times before."""

    def __init__(self, keuzen: Mapping[str, str]) -> None:
        self._keuzen = list(keuzen.items())

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._keuzen)


def _keuzelijst(widget: dict[str, Any]) -> SafeString:
    """A list of choices. Django takes two templates for every choice, and a region has a thousand
    schools: a hundred milliseconds a page."""
    delen = [f"<select{flatatt({'name': widget['name'], **widget['attrs']})}>"]
    for groep, keuzen, _ in widget["optgroups"]:
        opties = [_keuze(keuze) for keuze in keuzen]
        if groep:
            opties = [f'<optgroup label="{escape(str(groep))}">', *opties, "</optgroup>"]
        delen += opties
    # Safe: every value and label went through `escape`, every attribute through `flatatt`.
    return mark_safe("\n".join([*delen, "</select>"]))  # noqa: S308


def _keuze(keuze: dict[str, Any]) -> str:
    kop = flatatt(keuze["attrs"]) if keuze["attrs"] else ""
    waarde, tekst = escape(str(keuze["value"])), escape(str(keuze["label"]))
    return f'<option value="{waarde}"{kop}>{tekst}</option>'


class DatumInvoer(forms.DateInput):
    """A date box of the browser's own: it shows Dutch order and sends ISO dates."""

    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


class DatumVeld(forms.DateField):
    """A date; also takes '3-2-2026', for browsers without a date box."""

    widget = DatumInvoer

    def __init__(
        self, *, vroegst: date | None = None, laatst: date | None = None, **kw: Any
    ) -> None:
        kw.setdefault("input_formats", ["%Y-%m-%d", "%d-%m-%Y"])
        kw.setdefault(
            "error_messages",
            {"invalid": "Vul een datum in die bestaat, bijvoorbeeld 31-01-2026."},
        )
        super().__init__(**kw)
        self.vroegst, self.laatst = vroegst, laatst

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and self.vroegst and value < self.vroegst:
            raise forms.ValidationError(f"Kies een datum vanaf {self.vroegst:%d-%m-%Y}.")
        if value and self.laatst and value > self.laatst:
            raise forms.ValidationError(f"Kies een datum tot en met {self.laatst:%d-%m-%Y}.")


def ingevuld(request: HttpRequest) -> Any:
    """What a form is made with: also an empty POST was sent, and is held to the rules."""
    return request.POST if request.method == "POST" else None


def paginanummer(request: HttpRequest) -> int:
    """The page of a list that the address asks for; 1 for what is no number."""
    nummer = request.GET.get("pagina", "1")
    return int(nummer) if nummer.isdecimal() and len(nummer) < 6 else 1


def zoektekst(request: HttpRequest) -> str:
    """What was typed in a search box. A POST, as no address holds a name."""
    return request.POST.get("zoek", "").replace("\x00", "").strip()[:100]

"""Forms: labels, help and errors that belong to their field, for eyes and for screen readers."""

import re
from datetime import date
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring
from django import forms

from inbeeld.web.formulieren import DatumVeld


class Formulier(forms.Form):
    naam = forms.CharField(label="Naam", help_text="Zoals op school bekend.")
    dag = DatumVeld(label="Dag", vroegst=date(2026, 1, 1), laatst=date(2026, 12, 31))
    soort = forms.ChoiceField(
        label="Soort", choices=[("a", "Aap"), ("b", "Noot")], widget=forms.RadioSelect
    )
    school = forms.ChoiceField(label="School", choices=[("x", "X")], required=False)
    zeker = forms.BooleanField(label="Ik weet het zeker")
    bestand = forms.FileField(label="Bestand", required=False)


def boom(form: forms.Form) -> Element:
    html = str(form).replace(" required", ' required=""').replace(" selected", ' selected=""')
    html = html.replace(" autofocus", ' autofocus=""').replace("&nbsp;", " ")
    html = re.sub(r"<(input|br)([^>]*?)/?>", r"<\1\2/>", html)
    return fromstring(f"<form>{html}</form>")


def test_every_field_has_a_label_that_points_to_it():
    root = boom(Formulier())
    ids = {e.get("id") for e in root.iter() if e.get("id")}
    labels = {e.get("for") for e in root.iter("label")}
    assert labels <= ids
    velden = [e for e in root.iter() if e.tag in ("input", "select", "textarea")]
    assert {v.get("id") for v in velden} <= labels
    assert len(velden) == 7


def test_an_error_is_named_by_its_field_and_by_the_summary():
    root = boom(Formulier({"naam": ""}))
    veld = root.find(".//*[@id='id_naam']")
    assert veld.get("aria-invalid") == "true"
    genoemd = veld.get("aria-describedby").split()
    teksten = [root.find(f".//*[@id='{i}']").text.strip() for i in genoemd]
    assert teksten == ["Zoals op school bekend.", "Dit veld is verplicht."]
    koppelingen = [a.get("href") for a in root.iter("a")]
    assert "#id_naam" in koppelingen
    doelen = {e.get("id") for e in root.iter() if e.get("id")}
    assert all(k.removeprefix("#") in doelen for k in koppelingen)


def test_a_form_without_errors_has_no_summary():
    assert boom(Formulier()).find(".//*[@id='fouten']") is None


def test_radio_buttons_are_one_group_with_one_name():
    veldset = boom(Formulier()).find(".//fieldset")
    assert "Soort" in "".join(veldset.find("legend").itertext())
    assert {i.get("name") for i in veldset.iter("input")} == {"soort"}


def test_what_may_stay_empty_says_so():
    root = boom(Formulier())
    mag_leeg = [e.get("for") for e in root.iter("label") if "(mag leeg)" in "".join(e.itertext())]
    assert mag_leeg == ["id_school", "id_bestand"]


def test_values_are_escaped():
    assert "<script>" not in str(Formulier({"naam": "<script>"}))


def test_a_date_is_sent_as_iso_and_may_be_typed_the_dutch_way():
    velden = {"naam": "x", "soort": "a", "zeker": "on"}
    for tekst in ("2026-02-03", "3-2-2026", "03-02-2026"):
        form = Formulier(velden | {"dag": tekst})
        assert form.is_valid(), form.errors
        assert form.cleaned_data["dag"] == date(2026, 2, 3)
    assert 'type="date"' in str(Formulier()["dag"])
    assert 'value="2026-02-03"' in str(Formulier(initial={"dag": date(2026, 2, 3)})["dag"])


def test_impossible_and_far_dates_are_refused_in_plain_words():
    for tekst, deel in (
        ("31-02-2026", "Vul een datum in die bestaat"),
        ("2025-12-31", "Kies een datum vanaf 01-01-2026"),
        ("2027-01-01", "Kies een datum tot en met 31-12-2026"),
    ):
        assert deel in Formulier({"dag": tekst}).errors["dag"][0]

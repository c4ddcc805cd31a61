"""The plan on paper: accessible, in plain words, and never telling where a child lives."""

from io import BytesIO
from uuid import uuid4

import pytest
from pypdf import PdfReader

from inbeeld.dossiers.actions import afspraken
from inbeeld.dossiers.actions import plan as actions
from inbeeld.dossiers.brieftekst import vul_in
from inbeeld.dossiers.models import Briefsjabloon, Planversie
from inbeeld.dossiers.planinhoud import Doel, Inhoud
from inbeeld.dossiers.queries.plandruk import TEKST
from inbeeld.dossiers.views.brieven import VOORBEELD
from inbeeld.register.models import Personalia
from inbeeld.toegang.actor import Actor, als
from inbeeld.toegang.models import Leesregel
from tests import fabriek as f
from tests.dossiers import planhulp as h
from tests.dossiers import wereld as w
from tests.dossiers.documenthulp import sjablonen
from tests.dossiers.leesbaarheid import lettergrepen, meet
from tests.dossiers.overdrachthulp import op_de_dag

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]


@pytest.fixture
def wereld(monkeypatch: pytest.MonkeyPatch) -> w.Wereld:
    op_de_dag(monkeypatch, f.VANDAAG)
    return w.maak()


def _vol(wereld: w.Wereld) -> None:
    """A plan with everything in it."""
    school, swv = h.bij(wereld, "school"), h.bij(wereld, "swv")
    tekst = Inhoud(
        "Sam gaat weer elke dag naar school.\nHij heeft daar een rustige plek.",
        (
            Doel("jongere", "Ik wil mijn vrienden weer zien.", "deels"),
            Doel("jongere", "Ik wil niet elke dag ruzie."),
            Doel("ouders", "Rust in huis."),
        ),
        {wereld.school.pk: "De mentor belt elke week.", wereld.gemeente.pk: "Leerplicht belt."},
    )
    versie = h.schrijf(school, wereld.thuis, tekst)
    with als(school):
        actions.stel_vast(versie.plan, versie=versie.sleutel, evaluatie_op=f.d("2026-05-01"))
        for wat, dag in (("Elke dag twee uur les.", "2026-03-01"), ("Bellen.", "2026-02-02")):
            afspraken.maak(
                wereld.thuis,
                tekst=wat,
                wie="professional",
                organisatie=wereld.gemeente,
                eigenaar=wereld.mensen["leerplicht"],
                uiterlijk_op=f.d(dag),
                moment=f.MOMENT,
            )
        klaar = afspraken.maak(
            wereld.thuis, tekst="Fiets maken.", wie="ouders", uiterlijk_op=f.VANDAAG,
            moment=f.MOMENT,
        )  # fmt: skip
        afspraken.rond_af(klaar)
    with als(swv):
        actions.geef_zienswijze(
            versie, van="jongere", wie="", oordeel="oneens",
            eigen_woorden="Ik wil eerst rust.", gegeven_op=f.VANDAAG, moment=f.MOMENT,
            sleutel=uuid4(), geboortedatum=f.d("2012-03-14"),
        )  # fmt: skip


def _pdf(client, actor: Actor, kind: int, vraag: str = ""):
    f.log_in(client, actor)
    return client.get(h.adres("plan_pdf", kind) + vraag)


def _tekst(pdf: bytes) -> str:
    return " ".join(" ".join(p.extract_text() for p in PdfReader(BytesIO(pdf)).pages).split())


def test_the_paper_says_all_of_the_plan_and_is_accessible(wereld, client) -> None:
    _vol(wereld)
    antwoord = _pdf(client, h.bij(wereld, "school"), wereld.thuis)
    assert antwoord.status_code == 200
    assert antwoord["Cache-Control"] == "no-store"
    assert "Sam" not in antwoord["Content-Disposition"]
    lezer = PdfReader(BytesIO(antwoord.content))
    wortel = lezer.trailer["/Root"]
    assert wortel["/Lang"].startswith("nl")
    assert wortel["/MarkInfo"]["/Marked"]
    assert "pdfuaid:part" in wortel["/Metadata"].get_data().decode()
    tekst = _tekst(antwoord.content)
    for zin in (
        "Plan van Sam de Vries",
        "We hebben dit afgesproken op 2 februari 2026.",
        "Hij heeft daar een rustige plek.",
        "Ik wil mijn vrienden weer zien. Voor een deel gelukt.",
        "Hier staat nog niets.",
        "De mentor belt elke week.",
        "Elke dag twee uur les.",
        "nog doen",
        "gedaan op 2 februari 2026",
        "Het kind is het niet eens met dit plan.",
        "De ouders zeiden nog niet wat ze vinden.",
        "Ik wil eerst rust.",
        "Op 1 mei 2026 praten we weer over dit plan.",
        "bladzijde 1 van",
    ):
        assert zin in tekst, zin
    with f.systeem():
        regel = Leesregel.objects.filter(handeling="plan_pdf").get()
    assert regel.gegevensgroepen == ["identiteit", "inschrijving", "plan_en_afspraken"]


def test_an_older_version_says_that_it_is_old_and_a_concept_that_it_is_one(wereld, client) -> None:
    school = h.bij(wereld, "school")
    een = h.schrijf(school, wereld.thuis)
    tekst = _tekst(_pdf(client, school, wereld.thuis).content)
    assert "Dit is een concept." in tekst
    anders = Inhoud(perspectief="Sam gaat werken.", doelen=h.TEKST.doelen, **h.VERANDERD)
    h.schrijf(school, wereld.thuis, anders, vanaf=een.sleutel)
    nieuw = _tekst(_pdf(client, school, wereld.thuis).content)
    assert "Sam gaat werken." in nieuw
    assert f"Wat is er anders dan eerst? {h.VERANDERD['wat_veranderde']}" in nieuw
    for vraag in ("?versie=1", f"?versie={een.sleutel}"):
        oud = _tekst(_pdf(client, school, wereld.thuis, vraag).content)
        assert "Dit is versie 1. Er is al een nieuwe versie." in oud
        assert "Sam gaat weer naar school." in oud
    for vraag in ("?versie=9", "?versie=x", f"?versie={uuid4()}"):
        assert _pdf(client, school, wereld.thuis, vraag).status_code == 404


def test_of_another_child_there_is_nothing(wereld, client) -> None:
    een = h.schrijf(h.bij(wereld, "school"), wereld.thuis)
    ander = f.kind(f.school("20CD00"), roepnaam="Bas")
    vreemd = f.actor(f.school("20CD00"))
    assert _pdf(client, vreemd, wereld.thuis).status_code == 404
    assert _pdf(client, vreemd, ander).status_code == 404
    assert _pdf(client, vreemd, ander, f"?versie={een.sleutel}").status_code == 404
    # Without a right on plans there are no children at all.
    fg = f.actor(wereld.regio, "privacyfunctionaris")
    assert _pdf(client, fg, wereld.thuis).status_code == 404


def test_paper_never_tells_where_a_child_with_a_secret_address_lives(wereld, client) -> None:
    _vol(wereld)
    leerplicht = h.bij(wereld, "leerplicht")
    gemeente, wie = wereld.gemeente.naam, wereld.mensen["leerplicht"].gebruiker.naam
    open_ = _tekst(_pdf(client, leerplicht, wereld.thuis).content)
    assert gemeente in open_
    with f.systeem():
        Personalia.objects.filter(jongere_id=wereld.thuis).update(geheim_adres=True)
    # Also not for leerplicht, who may know it: paper is passed on.
    dicht = _tekst(_pdf(client, leerplicht, wereld.thuis).content)
    assert gemeente not in dicht
    assert wie not in dicht
    assert "Leerplicht van de woongemeente" in dicht


def test_no_text_of_people_is_markup(wereld, client) -> None:
    lelijk = '#read("/etc/passwd") *vet* $x$ = kop <label> @ref // weg \\ "'
    school = h.bij(wereld, "school")
    h.schrijf(school, wereld.thuis, Inhoud(lelijk, (Doel("ouders", lelijk),)))
    tekst = _tekst(_pdf(client, school, wereld.thuis).content)
    assert tekst.count('#read("/etc/passwd") *vet* $x$ = kop <label> @ref // weg') == 2


def test_syllables_are_counted_as_they_are_spoken() -> None:
    geteld = {
        "school": 1, "leren": 2, "moeilijk": 2, "afspraken": 3, "vrijstelling": 3, "ideeën": 3,
        "organisatie": 5, "januari": 4, "dieet": 2, "mooie": 2, "geïnd": 2,
    }  # fmt: skip
    fout = {w_: lettergrepen(w_) for w_, n in geteld.items() if abs(lettergrepen(w_) - n) > 1}
    assert fout == {}
    assert sum(lettergrepen(w_) == n for w_, n in geteld.items()) >= 9


def test_the_plan_and_every_letter_read_at_b1() -> None:
    """Measured: words per sentence, long words, and Flesch-Douma. The bounds are ours: at most 12
    words on average and 20 in any sentence, and at most 5% of the words over three syllables."""
    met = VOORBEELD | {"dag": "2 maart 2026", "wie": "Kim", "nummer": "1", "wat": "Het doel."}
    vast = [vul_in(zin, met | {"waarom": "Het was te veel."}) for zin in TEKST.values()]
    teksten = {"plan": vast}
    sjablonen()
    with f.systeem():
        for brief in Briefsjabloon.objects.all():
            teksten[brief.code] = [vul_in(brief.titel, VOORBEELD), vul_in(brief.tekst, VOORBEELD)]
    assert len(teksten) == 5
    for naam, stukken in teksten.items():
        maat = meet(stukken)
        assert maat.per_zin <= 12, (naam, maat)
        assert maat.langste <= 20, (naam, maat)
        assert maat.lang <= 0.05, (naam, maat)
        assert maat.douma >= 70, (naam, maat)


def test_the_same_key_of_another_childs_version_opens_nothing(wereld, client) -> None:
    h.schrijf(h.bij(wereld, "school"), wereld.thuis)
    broer = f.kind(wereld.school, roepnaam="Bas")
    with f.systeem():
        sleutel = Planversie.objects.get().sleutel
    school = h.bij(wereld, "school")
    assert _pdf(client, school, broer, f"?versie={sleutel}").status_code == 404

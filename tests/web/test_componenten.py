"""The tags that every page is made of."""

from types import SimpleNamespace
from unittest.mock import patch

import pytest
from django.template import Context, RequestContext, Template
from django.test import RequestFactory

from inbeeld.web import menu as hoofdmenu


def maak(bron: str, **context: object) -> str:
    request = context.get("request")
    soort = Context(context) if request is None else RequestContext(request, context)
    return Template("{% load web %}" + bron).render(soort)


def test_a_badge_says_it_in_words_and_with_a_shape():
    html = maak('{% status_badge "absoluut_verzuim" "thuiszitter" %}')
    assert "Absoluut verzuim" in html
    assert "<path" in html
    assert 'aria-hidden="true"' in html


def test_text_is_escaped_in_every_component():
    boos = "<script>"
    for bron in (
        "{% knop t %}",
        "{% knop t href=t %}",
        "{% badge t %}",
        "{% melding kop=t %}{{ t }}{% endmelding %}",
        "{% tabel t %}{% endtabel %}",
        "{% kruimels t t t %}",
        "{% stappen 1 t %}",
    ):
        assert boos not in maak(bron, t=boos), bron


def test_a_button_submits_and_a_link_goes_somewhere():
    assert (
        maak('{% knop "Opslaan" %}')
        == '<button class="nl-button nl-button--primary" type="submit">Opslaan</button>'
    )
    html = maak('{% knop "Terug" soort="secundair" href="/x/" hx_get="/y/" %}')
    assert html.startswith('<a class="nl-button nl-button--secondary" href="/x/" hx-get="/y/"')


@pytest.mark.parametrize(
    ("n", "van", "toon"),
    [(17, 91, "loopt"), (61, 91, "let-op"), (91, 91, "let-op"), (92, 91, "dringend")],
)
def test_the_clock_says_day_n_of_m(n, van, toon):
    html = maak("{% klok n van %}", n=n, van=van)
    assert f"dag <b>{n}</b> van {van}" in html
    assert f"ib-klok--{toon}" in html


def test_the_clock_of_a_child_without_one():
    assert "geen klok" in maak("{% klok None None %}")


def test_only_an_error_interrupts_a_screen_reader():
    assert 'role="alert"' in maak('{% melding soort="fout" %}x{% endmelding %}')
    assert 'role="alert"' not in maak('{% melding soort="info" %}x{% endmelding %}')


def test_paging_keeps_the_rest_of_the_question():
    request = RequestFactory().get("/", {"soort": "verzuim", "pagina": "4"})
    html = maak("{% paginering 4 9 %}", request=request)
    assert 'href="?soort=verzuim&amp;pagina=5"' in html
    assert html.count('aria-current="page"') == 1
    assert "…" in html


def test_one_page_needs_no_paging():
    assert maak("{% paginering 1 1 %}", request=RequestFactory().get("/")).strip() == ""


def test_figures_have_a_dutch_thousands_sign():
    assert maak("{{ n|getal }}", n=1234567) == "1.234.567"


def test_the_menu_fits_the_role():
    def menu(rol: str) -> list[str]:
        request = RequestFactory().get("/telling/")
        request.actor = SimpleNamespace(rol=rol)
        html = maak(
            "{% hoofdmenu as m %}{% for x in m.vooraan %}"
            "{{ x.label }}{% if x.hier %}*{% endif %} {% endfor %}",
            request=request,
        )
        return html.split()

    def mag_openen(rol: str, naam: str) -> bool:
        return (rol, naam) in {("a", "werkvoorraad"), ("a", "telling"), ("b", "telling")}

    with patch("inbeeld.web.menu.mag_openen", mag_openen):
        assert menu("a") == ["Alle", "kinderen", "Telling*"]
        assert menu("b") == ["Telling*"]
        assert menu("c") == []


def test_nobody_has_a_menu_before_an_aanstelling_is_chosen():
    request = RequestFactory().get("/")
    request.actor = None
    assert (
        maak("{% hoofdmenu as m %}{{ m.vooraan|length }}{{ m.meer|length }}", request=request)
        == "00"
    )


def test_what_is_needed_once_a_month_stands_under_meer():
    request = RequestFactory().get("/")
    request.actor = SimpleNamespace(rol="a")
    with patch("inbeeld.web.menu.mag_openen", lambda rol, naam: True):
        breed = hoofdmenu.menu(request)
    assert breed.vooraan[0].label == "Werkvoorraad"
    assert len(breed.vooraan) == hoofdmenu.VOORAAN
    assert len(breed.vooraan) + len(breed.meer) == len(hoofdmenu.MENU)

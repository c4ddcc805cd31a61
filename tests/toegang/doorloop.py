"""A walk through every page and operation as every rol: each name that is shown must be logged.

Every child of the demo region gets a name that nobody else has and that is no word. Each answer is
searched for such names; each must have a line in the read log for that child, written by that very
request. Pages are found by their links, the parts that htmx fetches, and the forms, which are sent
empty and filled in; every address of the site is tried too, with keys of children, own and strange.
What a form changes is undone after its answer.
"""

import html
import json
import os
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, reverse

from inbeeld.register.models import Personalia
from inbeeld.register.namen import sorteersleutel, zoeksleutel
from inbeeld.toegang.actor import Actor, als
from inbeeld.toegang.matrix.paginas import PAGINAS
from inbeeld.toegang.models import Aanstelling
from tests.api import BASIS, Koppeling
from tests.browser.ronde import kind_of

NAAM = re.compile(r"Qz[a-z]{5}")
# Leaving ends the walk; the provider is another site.
NIET = re.compile(r"^/(uitloggen|static/|inloggen|beheer/mensen/\d+/blokkeren)")
PER_SOORT = int(os.environ.get("INBEELD_PER_SOORT", "1"))  # pages of one kind that are opened
FILTERS = 2 * PER_SOORT  # combinations of the question behind an address, per kind
_LINK = re.compile(r'(?:href|hx-get)="([^"]+)"')
_FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL)
_VELD = re.compile(
    r"<(input|select|textarea|button)\b([^>]*)>(.*?)(?=<(?:input|select|textarea|button)\b|$)",
    re.DOTALL,
)
_ATTRIBUUT = re.compile(r'([\w-]+)="([^"]*)"')
_KEUS = re.compile(r'<option value="([^"]+)"')


def naam_van(jongere_id: int) -> str:
    """A word of its own for a child."""
    letters = ""
    for _ in range(5):
        jongere_id, rest = divmod(jongere_id, 26)
        letters = chr(97 + rest) + letters
    return f"Qz{letters}"


def geef_namen(systeem: Actor) -> dict[str, int]:
    """Give every child its own name, and return name -> number."""
    with als(systeem):
        for p in Personalia.objects.all():
            p.roepnaam = p.voornamen = p.achternaam = naam_van(p.pk)
            p.voorvoegsel = ""
            p.zoeksleutel = zoeksleutel(p.roepnaam, p.voorvoegsel, p.achternaam)
            p.sorteersleutel = sorteersleutel(p.roepnaam, p.voorvoegsel, p.achternaam)
            p.save()
        return {naam_van(pk): pk for pk in Personalia.objects.values_list("pk", flat=True)}


@dataclass
class Doorloop:
    """What was walked through. `fouten`: pages that showed a child without a line."""

    systeem: Actor
    namen: dict[str, int]
    antwoorden: int = 0
    met_namen: int = 0
    getoond: int = 0
    fouten: list[str] = field(default_factory=list)
    soorten: set[str] = field(default_factory=set)
    codes: Counter = field(default_factory=Counter)
    heen: Counter = field(default_factory=Counter)

    def vraag(
        self, client: Client, wie: str, adres: str, data: object = None, **koppen: object
    ) -> HttpResponse:
        """Ask one thing and look at the answer."""
        with als(self.systeem), connection.cursor() as cursor:
            cursor.execute("select coalesce(max(id), 0) from toegang_leesregel")
            voor = cursor.fetchone()[0]
        stuur = client.get if data is None else client.post
        antwoord = stuur(adres, {} if data is None else data, **koppen)
        self.antwoorden += 1
        self.codes[antwoord.status_code] += 1
        if antwoord.status_code == 302:
            self.heen[kind_of(urlsplit(antwoord["Location"]).path)] += 1
        self.soorten.add(kind_of(urlsplit(adres).path))
        tekst = antwoord.content.decode("utf-8", "replace") + str(antwoord.headers)
        getoond = {self.namen[naam] for naam in NAAM.findall(tekst) if naam in self.namen}
        # What somebody typed comes back to them; that is no reading.
        getypt = NAAM.findall(str(data or ""))
        terug = {self.namen[naam] for naam in getypt if tekst.count(naam) == 1}
        getoond -= terug
        if getoond:
            self.met_namen += 1
            self.getoond += len(getoond)
            self._vergelijk(wie, adres, antwoord, getoond, voor)
        return antwoord

    def _vergelijk(
        self, wie: str, adres: str, antwoord: HttpResponse, getoond: set[int], voor: int
    ) -> None:
        actor = getattr(antwoord.wsgi_request, "actor", None)
        with als(self.systeem), connection.cursor() as cursor:
            cursor.execute(
                "select jongere_id from toegang_leesregel where id > %s and verzoek = %s",
                [voor, actor.verzoek if actor else None],
            )
            gelezen = {rij[0] for rij in cursor.fetchall()}
        if getoond - gelezen:
            self.fouten.append(
                f"{wie}: {kind_of(urlsplit(adres).path)} ({antwoord.status_code}): "
                f"{len(getoond - gelezen)} van {len(getoond)} kinderen zonder regel"
            )

    def als_mens(
        self, aanstelling: Aanstelling, sleutels: list[str], keren: Counter | None = None
    ) -> Counter:
        """Walk through everything that this person can reach, and try what they cannot.

        Returns how often each kind of page and form was opened. `keren`: what somebody else of the
        rol opened before; of that only what differs by its address is asked again.
        """
        client = ingelogd(aanstelling)
        keren = Counter() if keren is None else keren
        gezien: set[str] = set()
        # Links first: what is tried without one then falls to what no link leads to.
        for begin in (["/"], alle_adressen(sleutels)):
            self._loop(client, aanstelling.rol, begin, gezien, keren)
        return keren

    def _loop(
        self, client: Client, wie: str, begin: list[str], gezien: set[str], keren: Counter
    ) -> None:
        """Ask all of `begin`, and of what they lead to so many of a kind."""
        altijd, wachtrij = frozenset(begin), list(begin)
        while wachtrij:
            adres = wachtrij.pop(0)
            soort = kind_of(urlsplit(adres).path)
            vraag = bool(urlsplit(adres).query)
            vol = keren[soort, vraag] >= (FILTERS if vraag else PER_SOORT)
            if adres in gezien or (vol and adres not in altijd) or NIET.match(adres):
                continue
            gezien.add(adres)
            keren[soort, vraag] += 1
            namen = self.met_namen
            antwoord = self.vraag(client, wie, adres)
            if "html" not in antwoord.headers.get("Content-Type", ""):
                continue
            if self.met_namen > namen:
                self.vraag(client, wie, adres, headers={"HX-Request": "true", "HX-Target": "werk"})
            tekst = antwoord.content.decode()
            for doel, velden in formulieren(tekst, adres):
                sleutel = f"{kind_of(urlsplit(doel).path)} {sorted(velden)}"
                if keren[sleutel] < 1 and not NIET.match(doel):
                    keren[sleutel] += 1
                    wachtrij += self._verstuur(client, wie, doel, velden)
            wachtrij += [lokaal(adres, link) for link in _LINK.findall(tekst) if binnen(link)]

    def als_programma(self, programma: Koppeling, wie: str, sleutels: list[str]) -> None:
        """Ask every operation of the API, with children of one's own and of others."""
        koppen = programma.kop
        paden = programma.http.get(f"{BASIS}/openapi.json").json()["paths"]
        for pad, operaties in paden.items():
            kinderen = sleutels if "{" in pad else sleutels[:1]
            for sleutel in kinderen:
                adres = re.sub(r"\{feitsoort\}", "verzuim", pad)
                adres = re.sub(r"\{nummer\}", "1", re.sub(r"\{\w*sleutel\}", sleutel, adres))
                if not adres.startswith(BASIS):
                    adres = BASIS + adres
                if "get" in operaties and "openapi" not in adres:
                    for vraag in ("", "?peildatum=2026-01-15", "?naam=Qz", "?uitgebreid=true"):
                        self.vraag(programma.http, wie, adres + vraag, headers=koppen)
                if "post" in operaties and "oauth" not in adres:
                    for inhoud in ({}, {"naam": naam_van(0)[:3]}, {"zoek": "Qz"}):
                        self._stuur_json(programma, wie, adres, inhoud)

    def _stuur_json(self, programma: Koppeling, wie: str, adres: str, inhoud: object) -> None:
        with transaction.atomic():
            self.vraag(
                programma.http,
                wie,
                adres,
                json.dumps(inhoud),
                content_type="application/json",
                headers=programma.kop,
            )
            transaction.set_rollback(True)

    def _verstuur(
        self, client: Client, wie: str, doel: str, velden: dict[str, str]
    ) -> Iterator[str]:
        verder = []
        namen = sorted(self.namen)[:1]
        gevuld = {
            veld: waarde
            or (namen[0] if veld == "zoek" else "2026-01-05" if "datum" in veld else "")
            for veld, waarde in velden.items()
        }
        for data in ({}, gevuld):
            # With what the form changed the session's key may be undone too.
            koekjes = client.cookies.copy()
            with transaction.atomic():
                antwoord = self.vraag(client, wie, doel, data)
                for _ in range(3):
                    if antwoord.status_code not in (301, 302, 303):
                        break
                    doel_ = lokaal(doel, antwoord["Location"])
                    if NIET.match(doel_) or not binnen(doel_):
                        break
                    antwoord = self.vraag(client, wie, doel_)
                verder += [
                    lokaal(doel, link)
                    for link in _LINK.findall(antwoord.content.decode("utf-8", "replace"))
                    if binnen(link)
                ]
                transaction.set_rollback(True)
            client.cookies = koekjes
        return verder


def ingelogd(aanstelling: Aanstelling) -> Client:
    """A browser of this person, in this aanstelling, that just showed its second factor."""
    client = Client(raise_request_exception=False)
    client.force_login(aanstelling.gebruiker, backend="inbeeld.demo.inlog.GeenDemoBuitenDeDemo")
    sessie = client.session
    sessie["aanstelling"] = aanstelling.pk
    sessie[AUTHENTICATION_METHODS_SESSION_KEY] = [
        {"method": "mfa", "type": "totp", "at": time.time()}
    ]
    sessie.save()
    return client


def alle_adressen(sleutels: list[str]) -> list[str]:
    """Every address of the site that can be made with the keys, numbers and words at hand."""
    uit = []
    for naam in (naam for naam in PAGINAS if not naam.startswith("api:")):
        for sleutel in sleutels:
            for woorden in (
                {},
                {"sleutel": sleutel},
                {"sleutel": sleutel, "tabel": "verzuim"},
                {"sleutel": sleutel, "tabel": "verzuim", "pk": 1},
                {"sleutel": sleutel, "ander": sleutels[0]},
                {"sleutel": sleutel, "soort": "inzage"},
                {"sleutel": sleutel, "vorm": "json"},
                {"sleutel": sleutel, "wat": "nieuw"},
                {"pk": 1},
            ):
                try:
                    uit.append(reverse(naam, kwargs=woorden))
                except NoReverseMatch:
                    continue
    return list(dict.fromkeys(uit))


def binnen(link: str) -> bool:
    return not link.startswith(("http:", "https:", "mailto:", "data:"))


def lokaal(adres: str, link: str) -> str:
    delen = urlsplit(urljoin(adres, html.unescape(link)))
    return f"{delen.path}?{delen.query}" if delen.query else delen.path


def formulieren(tekst: str, adres: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Address and fields, with what they hold or the first choice, of every form that is sent."""
    for kop, inhoud in _FORM.findall(tekst):
        attributen = dict(_ATTRIBUUT.findall(kop))
        if attributen.get("method", "get").lower() != "post":
            continue
        velden: dict[str, str] = {}
        for soort, rest, binnenin in _VELD.findall(inhoud):
            gegeven = dict(_ATTRIBUUT.findall(rest))
            naam = gegeven.get("name")
            if not naam or naam == "csrfmiddlewaretoken" or gegeven.get("type") == "file":
                continue
            keuzen = _KEUS.findall(binnenin) if soort == "select" else []
            waarde = html.unescape(gegeven.get("value", keuzen[0] if keuzen else ""))
            velden[naam] = velden.get(naam) or waarde
        yield lokaal(adres, attributen.get("action") or adres), velden

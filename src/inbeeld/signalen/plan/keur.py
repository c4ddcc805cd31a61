"""The small checks that every part of a plan is held to, with all mistakes gathered."""

import re
from collections.abc import Collection, Iterable
from datetime import date
from difflib import get_close_matches
from typing import Any

from inbeeld.signalen.plan.fouten import Fout
from inbeeld.signalen.plan.lezer import Kaart, Lijst, Stuk, Tekst
from inbeeld.signalen.plan.termijn import Eenheid

_SLEUTEL = re.compile(r"[a-z][a-z0-9_]{0,39}")
_LANGSTE_TERMIJN = 750  # days: two years; the calendar of holidays does not know more


class Keur:
    """Reads pieces of the tree. What is wrong is noted and read as None, or as nothing."""

    def __init__(self) -> None:
        self.fouten: list[Fout] = []

    def fout(self, regel: int, reden: str) -> None:
        self.fouten.append(Fout(regel, reden))

    def kaart(
        self, stuk: Stuk, wat: str, moet: Collection[str], mag: Collection[str] = ()
    ) -> dict[str, Stuk]:
        """The named pieces of `wat`: all of `moet`, of `mag` those that are there."""
        if not isinstance(stuk, Kaart):
            self.fout(stuk.regel, f"{wat}: hier horen namen met een dubbele punt")
            return {}
        for naam in stuk.velden:
            if naam not in moet and naam not in mag:
                self.fout(
                    stuk.regels[naam], f"{wat}: '{naam}' bestaat niet{_hint(naam, *moet, *mag)}"
                )
        for naam in moet:
            if naam not in stuk.velden:
                self.fout(stuk.regel, f"{wat}: '{naam}' ontbreekt")
        goed = {n: s for n, s in stuk.velden.items() if n in moet or n in mag}
        for naam in list(goed):
            s = goed[naam]
            if isinstance(s, Tekst) and s.leeg:
                self.fout(s.regel, f"{wat}: '{naam}' is leeg")
                del goed[naam]
        return goed

    def vrije_kaart(self, stuk: Stuk, wat: str) -> dict[str, Stuk]:
        """Named pieces whose names are the region's own."""
        if isinstance(stuk, Kaart):
            return self.kaart(stuk, wat, (), stuk.velden)
        self.fout(stuk.regel, f"{wat}: hier horen namen met een dubbele punt")
        return {}

    def lijst(self, stuk: Stuk, wat: str, *, leeg: bool = False) -> tuple[Stuk, ...]:
        if not isinstance(stuk, Lijst):
            self.fout(stuk.regel, f"{wat}: hier hoort een lijst, met '-' of tussen [ ]")
            return ()
        if not stuk.stukken and not leeg:
            self.fout(stuk.regel, f"{wat}: de lijst is leeg")
        return stuk.stukken

    def tekst(self, stuk: Stuk | None, wat: str, langste: int) -> str:
        if stuk is None:
            return ""
        if not isinstance(stuk, Tekst) or stuk.leeg:
            self.fout(stuk.regel, f"{wat}: hier hoort een tekst")
            return ""
        tekst = " ".join(stuk.waarde.split())
        if len(tekst) > langste:
            self.fout(stuk.regel, f"{wat}: te lang, hoogstens {langste} tekens")
        return tekst

    def sleutel(self, stuk: Stuk | None, wat: str, eerder: dict[str, int]) -> str:
        """A name in small letters, that no other of `eerder` has."""
        tekst = self.tekst(stuk, wat, 40)
        if stuk is None or not tekst:
            return ""
        if not _SLEUTEL.fullmatch(tekst):
            self.fout(
                stuk.regel, f"{wat}: '{tekst}' mag alleen kleine letters, cijfers en _ hebben"
            )
        if tekst in eerder:
            self.fout(stuk.regel, f"{wat}: '{tekst}' staat ook op regel {eerder[tekst]}")
        eerder.setdefault(tekst, stuk.regel)
        return tekst

    def getal(self, stuk: Stuk | None, wat: str, van: int, tot_en_met: int) -> int | None:
        if stuk is None:
            return None
        if isinstance(stuk, Tekst) and stuk.waarde.isascii() and stuk.waarde.isdigit():
            getal = int(stuk.waarde[:9])
            if van <= getal <= tot_en_met:
                return getal
        self.fout(stuk.regel, f"{wat}: hier hoort een heel getal van {van} tot en met {tot_en_met}")
        return None

    def code(self, stuk: Stuk | None, wat: str, uit: Iterable[str]) -> str:
        """One of the codes of `uit`; '' when it is not."""
        if stuk is None:
            return ""
        codes = [str(c) for c in uit]
        if isinstance(stuk, Tekst) and stuk.waarde in codes:
            return stuk.waarde
        waarde = f"'{stuk.waarde}' " if isinstance(stuk, Tekst) else ""
        hint = _hint(stuk.waarde, *codes) if isinstance(stuk, Tekst) else ""
        self.fout(stuk.regel, f"{wat}: {waarde}bestaat niet{hint or _kies(codes)}")
        return ""

    def codes(
        self, stuk: Stuk | None, wat: str, uit: Iterable[str], *, leeg: bool = True
    ) -> list[str]:
        """A list of codes of `uit`, none of them twice."""
        if stuk is None:
            return []
        bekend = [str(c) for c in uit]
        gevonden: list[str] = []
        for deel in self.lijst(stuk, wat, leeg=leeg):
            code = self.code(deel, wat, bekend)
            if code in gevonden:
                self.fout(deel.regel, f"{wat}: '{code}' staat er twee keer")
            elif code:
                gevonden.append(code)
        return gevonden

    def datum(self, stuk: Stuk | None, wat: str) -> date | None:
        if stuk is None:
            return None
        try:
            return date.fromisoformat(stuk.waarde if isinstance(stuk, Tekst) else "")
        except ValueError:
            self.fout(stuk.regel, f"{wat}: hier hoort een datum die bestaat, zoals 2021-01-31")
            return None

    def termijn(self, stuk: Stuk | None, wat: str) -> dict[str, Any] | None:
        """{'aantal': …, 'eenheid': …}; None when it is wrong."""
        if stuk is None:
            return None
        velden = self.kaart(stuk, wat, ("aantal", "eenheid"))
        aantal = self.getal(velden.get("aantal"), f"{wat}, aantal", 1, _LANGSTE_TERMIJN)
        eenheid = self.code(velden.get("eenheid"), f"{wat}, eenheid", Eenheid)
        if aantal is None or not eenheid:
            return None
        grootste = {"weken": 107, "maanden": 24, "schooldagen": 400}.get(eenheid, _LANGSTE_TERMIJN)
        if aantal > grootste:
            self.fout(stuk.regel, f"{wat}: te lang, hoogstens twee jaar")
        return {"aantal": aantal, "eenheid": eenheid}

    def grens(self, stuk: Stuk | None, wat: str, tot: str, meeste: int) -> dict[str, Any] | None:
        """{'vanaf': …, tot: …} with None for a side that was not given; None when none was."""
        if stuk is None:
            return None
        velden = self.kaart(stuk, wat, (), ("vanaf", tot))
        vanaf = self.getal(velden.get("vanaf"), f"{wat}, vanaf", 0, meeste)
        einde = self.getal(velden.get(tot), f"{wat}, {tot}", 1, meeste)
        if vanaf is not None and einde is not None and vanaf >= einde:
            self.fout(stuk.regel, f"{wat}: 'vanaf' ligt niet onder '{tot}', dit geldt dus nooit")
        return None if vanaf is None and einde is None else {"vanaf": vanaf, tot: einde}


def _hint(waarde: str, *bekend: str) -> str:
    lijkt = get_close_matches(waarde, bekend, n=1)
    return f"; bedoelt u '{lijkt[0]}'?" if lijkt else ""


def _kies(codes: list[str]) -> str:
    return "; kies uit " + ", ".join(codes) if len(codes) <= 30 else ""

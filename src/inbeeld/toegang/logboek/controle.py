"""Does the read log still stand as it was sealed? Names each line and each seal that does not.

Runs through the log once, in the order of the numbers, and holds one seal at a time: millions of
lines take minutes and no memory. It computes everything anew and asks the database for rows only.

What it cannot find: that the last seals *and* their lines are gone, without a seal that was kept
elsewhere (`Anker`); and what happened to a line within the minute before it was sealed, but for its
waarmerk.
"""

import hmac
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import BigIntegerField, Subquery
from django.db.models.functions import Coalesce

from inbeeld.toegang.logboek import canoniek
from inbeeld.toegang.models import Leesregel, Zegel

TEGELIJK = 2_000  # rows fetched at a time
Regel = tuple[Any, ...]
_NA_HET_LAATSTE = Coalesce(
    Subquery(Zegel.objects.order_by("-nr").values("laatste")[:1]), 0, output_field=BigIntegerField()
)
_NR, _ID = canoniek.VELDEN.index("nr"), canoniek.VELDEN.index("id")


@dataclass(frozen=True)
class Bevinding:
    """Something that is not as it was sealed; `regel` or `zegel` is its number, if it has one."""

    zin: str
    regel: int | None = None
    zegel: int | None = None


@dataclass(frozen=True)
class Anker:
    """A seal that was kept outside the database: what must still be there."""

    zegel: int
    laatste: int
    hash: str

    @classmethod
    def lees(cls, pad: Path) -> "Anker":
        """Read what `bewaar` wrote. Raises OSError, ValueError."""
        inhoud = json.loads(pad.read_text("utf-8"))
        try:
            return cls(int(inhoud["zegel"]), int(inhoud["laatste"]), str(inhoud["hash"]))
        except (KeyError, TypeError) as fout:
            raise ValueError("Dit bestand is geen bewaard zegel.") from fout

    def bewaar(self, pad: Path) -> None:
        """Write it to a file. Raises OSError."""
        pad.write_text(
            json.dumps({"zegel": self.zegel, "laatste": self.laatste, "hash": self.hash}) + "\n",
            "utf-8",
        )


def laatste_anker() -> Anker | None:
    """The last seal of the log; None when nothing was sealed yet."""
    zegel = Zegel.objects.order_by("-nr").first()
    return None if zegel is None else Anker(zegel.nr, zegel.laatste, bytes(zegel.hash).hex())


@dataclass
class Controle:
    """One run. `zegels`, `regels` and `open` count what it saw; `open` lines have no seal yet."""

    vanaf: int = 1
    anker: Anker | None = None
    meld: Callable[[int], None] = lambda regels: None
    zegels: int = 0
    regels: int = 0
    open: int = 0

    def bevindingen(self) -> Iterator[Bevinding]:
        """What is wrong, in the order of the numbers; lines without a number last.

        The actor must see the whole log: the system, or a privacyfunctionaris of the region.
        """
        # Server-side cursors live in a transaction. A seal may be added during the run: what is
        # looked at ends with the seal that is the last one now.
        with transaction.atomic():
            vorige = Zegel.objects.filter(laatste__lt=self.vanaf).order_by("nr").last()
            grens = Zegel.objects.order_by("nr").last()
            if self.vanaf > 1 and (grens is None or grens.laatste < self.vanaf):
                yield Bevinding(f"er is geen zegel met regel {self.vanaf}")
            eind = (0, 0) if grens is None else (grens.nr, grens.laatste)
            regels = Stroom(_regels(nr__gt=vorige.laatste if vorige else 0, nr__lte=eind[1]))
            zegels = Zegel.objects.filter(nr__gt=vorige.nr if vorige else 0, nr__lte=eind[0])
            for zegel in zegels.order_by("nr").iterator(chunk_size=50):
                yield from _tussen(vorige, zegel)
                yield from self._zegel(zegel, vorige, regels)
                vorige = zegel
            yield from _los(_regels(nr__gt=_NA_HET_LAATSTE))
            yield from self._staart(vorige)
            yield from self._zonder_nummer()

    def _zegel(self, zegel: Zegel, vorige: Zegel | None, regels: "Stroom") -> Iterator[Bevinding]:
        self.zegels += 1
        fout = _zegelfout(zegel)
        if vorige is not None and vorige.nr == zegel.nr - 1 and not fout:
            if bytes(zegel.vorige) != bytes(vorige.hash):
                fout = f"sluit niet aan op zegel {vorige.nr}"
        elif zegel.nr == 1 and bytes(zegel.vorige) != canoniek.BEGIN and not fout:
            fout = "begint niet bij het begin"
        if (
            self.anker
            and zegel.nr == self.anker.zegel
            and bytes(zegel.hash).hex() != self.anker.hash
        ):
            fout = fout or "is een ander zegel dan het bewaarde"
        if fout:
            zin = f"zegel {zegel.nr} (regels {zegel.eerste} t/m {zegel.laatste}) {fout}"
            yield Bevinding(zin, zegel=zegel.nr)
        yield from _los(regels.tot(zegel.eerste))
        for nr, vinger in zip(
            range(zegel.eerste, zegel.laatste + 1), _vingers(zegel), strict=False
        ):
            yield from _los(regels.tot(nr))
            yield from _regel(nr, vinger, list(regels.tot(nr + 1)))
            self.regels += 1
        self.meld(self.regels)

    def _staart(self, laatste: Zegel | None) -> Iterator[Bevinding]:
        heeft = 0 if laatste is None else laatste.nr
        if self.anker is not None and heeft < self.anker.zegel:
            eerste = 1 if laatste is None else laatste.laatste + 1
            yield Bevinding(
                f"het einde is weg: zegel {heeft + 1} t/m {self.anker.zegel}, met de regels "
                f"{eerste} t/m {self.anker.laatste}",
                regel=eerste,
                zegel=heeft + 1,
            )

    def _zonder_nummer(self) -> Iterator[Bevinding]:
        for regel in _regels(nr__isnull=True):
            self.open += 1
            if not canoniek.klopt_regel(regel):
                yield Bevinding(
                    f"een regel zonder nummer (id {regel[_ID]}) is niet door de toepassing "
                    "geschreven"
                )


class Stroom:
    """Lines in the order of their numbers, taken off in pieces."""

    def __init__(self, regels: Iterable[Regel]) -> None:
        self._regels = iter(regels)
        self._volgende = next(self._regels, None)

    def tot(self, nr: int) -> Iterator[Regel]:
        """The lines with a lower number than `nr` that were not taken yet."""
        while self._volgende is not None and self._volgende[_NR] < nr:
            regel, self._volgende = self._volgende, next(self._regels, None)
            yield regel


def _regels(**waar: Any) -> Iterator[Regel]:
    vraag = Leesregel.objects.filter(**waar).order_by("nr", "id")
    return vraag.values_list(*canoniek.VELDEN).iterator(chunk_size=TEGELIJK)


def _tussen(vorige: Zegel | None, zegel: Zegel) -> Iterator[Bevinding]:
    """Seals that are missing between two."""
    verwacht, eerste = (1, 1) if vorige is None else (vorige.nr + 1, vorige.laatste + 1)
    if zegel.nr != verwacht:
        yield Bevinding(
            f"zegel {verwacht} is weg, met het slot op de regels {eerste} t/m {zegel.eerste - 1}"
            if zegel.nr == verwacht + 1
            else f"zegel {verwacht} t/m {zegel.nr - 1} zijn weg, met het slot op de regels "
            f"{eerste} t/m {zegel.eerste - 1}",
            zegel=verwacht,
        )
    elif zegel.eerste != eerste:
        yield Bevinding(
            f"zegel {zegel.nr} begint bij regel {zegel.eerste} en niet bij {eerste}", zegel=zegel.nr
        )


def _zegelfout(zegel: Zegel) -> str:
    hash_ = canoniek.zegel_hash(
        zegel.nr,
        zegel.moment,
        zegel.aantal,
        zegel.eerste,
        zegel.laatste,
        zegel.vorige,
        zegel.vingers,
    )
    if hash_ != bytes(zegel.hash) or len(zegel.vingers) != zegel.aantal * canoniek.VINGER:
        return "is gewijzigd"
    if zegel.waarmerk is None:
        return "heeft geen waarmerk: het is niet door de toepassing gemaakt"
    if zegel.sleutel not in settings.VELDSLEUTELS:
        return "is gewaarmerkt met een sleutel die deze installatie niet heeft"
    merk = canoniek.zegel_waarmerk(hash_, zegel.sleutel)
    return "" if hmac.compare_digest(merk, bytes(zegel.waarmerk)) else "heeft een vals waarmerk"


def _vingers(zegel: Zegel) -> Iterator[bytes]:
    """One for each number; of a seal that was cut short the last ones are empty and fit nothing."""
    alle = bytes(zegel.vingers)
    for plaats in range(zegel.aantal):
        yield alle[plaats * canoniek.VINGER : (plaats + 1) * canoniek.VINGER]


def _regel(nr: int, vinger: bytes, gevonden: list[Regel]) -> Iterator[Bevinding]:
    """Of the lines that bear this number one should be the line that was sealed."""
    if not gevonden:
        yield Bevinding(f"regel {nr} is verwijderd", regel=nr)
        return
    echt = [regel for regel in gevonden if canoniek.vinger(regel) == vinger]
    if not echt and len(gevonden) == 1:
        yield Bevinding(f"regel {nr} is gewijzigd", regel=nr)
        return
    if not echt:
        yield Bevinding(f"regel {nr} is gewijzigd en komt {len(gevonden)} keer voor", regel=nr)
    for regel in gevonden:
        if regel not in echt:
            yield Bevinding(f"regel {nr} is toegevoegd (id {regel[_ID]})", regel=nr)
        elif not canoniek.klopt_regel(regel):
            zin = f"regel {nr} is toegevoegd: de toepassing heeft hem niet geschreven"
            yield Bevinding(zin, regel=nr)


def _los(regels: Iterable[Regel]) -> Iterator[Bevinding]:
    """Lines with a number that no seal has. A whole seal's lines are named as one run."""
    reeksen = groupby(enumerate(regels), key=lambda paar: paar[1][_NR] - paar[0])
    for _, reeks in reeksen:
        eerste = laatste = next(reeks)[1][_NR]
        for _, regel in reeks:
            laatste = regel[_NR]
        wie = (
            f"regel {eerste} hoort" if eerste == laatste else f"regel {eerste} t/m {laatste} horen"
        )
        yield Bevinding(f"{wie} bij geen zegel: toegevoegd, of het zegel is weg", regel=eerste)

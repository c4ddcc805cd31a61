"""Zuid-Kennemerland and IJmond: the transition from VO to MBO stays out of the target."""

from datetime import date

from .basis import Definitie, Regel

ZKIJ_2021 = Definitie(
    naam="zkij-2021",
    titel="Thuiszitterspact Zuid-Kennemerland en IJmond",
    bron="Thuiszitterspact Zuid-Kennemerland en IJmond, vanaf 1 januari 2021",
    geldig_vanaf=date(2021, 1, 1),
    geldig_tot=None,
    regels=(
        Regel(
            status="niet_plichtig",
            soort="niet_plichtig",
            wanneer=lambda lg: ~lg.plichtig,
            tekst="niet plichtig",
            lagen=("plichtig",),
        ),
        Regel(
            status="vrijgesteld",
            soort="vrijgesteld",
            wanneer=lambda lg: lg.vrijgesteld,
            tekst="vrijgesteld",
            lagen=("vrijgesteld",),
        ),
        Regel(
            status="overstap_vo_mbo",
            soort="overstap",
            wanneer=lambda lg: lg.overstap & ~lg.aanbod,
            tekst="overstap en geen aanbod",
            lagen=("overstap", "aanbod"),
            parameters=("overstap_tot",),
        ),
        Regel(
            status="onbekend",
            soort="onbekend",
            wanneer=lambda lg: lg.ongewis & ~lg.aanbod,
            tekst="ongewis en geen aanbod",
            lagen=("ongewis", "aanbod"),
        ),
        Regel(
            status="absoluut_verzuim",
            soort="thuiszitter",
            wanneer=lambda lg: lg.absoluut & ~lg.aanbod,
            tekst="absoluut en geen aanbod",
            lagen=("absoluut", "aanbod"),
        ),
        Regel(
            status="langdurig_relatief_verzuim",
            soort="thuiszitter",
            wanneer=lambda lg: lg.O_lang & ~lg.aanbod,
            tekst="O_lang en geen aanbod",
            lagen=("O_lang", "aanbod"),
            parameters=("lang_dagen", "lang_strikt", "lang_lesdagen"),
        ),
        Regel(
            status="met_aanbod",
            soort="met_aanbod",
            wanneer=lambda lg: lg.aanbod & (lg.niet_ingeschreven | lg.afwezig),
            tekst="aanbod, en niet ingeschreven of afwezig",
            lagen=("aanbod", "niet_ingeschreven", "afwezig"),
        ),
        Regel(
            status="wettelijk_verzuim",
            soort="verzuim",
            wanneer=lambda lg: lg.uren_op_drempel,
            tekst="uren_venster ≥ uren_drempel",
            lagen=("uren_venster",),
            parameters=("uren_drempel", "venster_lesweken"),
        ),
        Regel(
            status="langdurig_ziek",
            soort="ziek",
            wanneer=lambda lg: lg.Z_lang,
            tekst="Z_lang",
            lagen=("Z_lang",),
            parameters=("lang_dagen", "lang_strikt", "lang_lesdagen"),
        ),
        Regel(
            status="zorgwekkend_ziek",
            soort="ziek",
            wanneer=lambda lg: lg.Z_op_drempel | lg.ziek_meldingen_op_drempel,
            tekst="Z_lesdagen ≥ ziek_lesdagen, of ziek_meldingen_venster ≥ ziek_meldingen",
            lagen=("Z_lesdagen", "ziek_meldingen_venster"),
            parameters=("ziek_lesdagen", "ziek_meldingen", "ziek_venster_lesweken"),
        ),
        Regel(
            status="zorgwekkend_geoorloofd",
            soort="geoorloofd",
            wanneer=lambda lg: lg.G_op_drempel,
            tekst="G_lesdagen ≥ geoorloofd_lesdagen",
            lagen=("G_lesdagen",),
            parameters=("geoorloofd_lesdagen",),
        ),
        Regel(
            status="beginnend_verzuim",
            soort="verzuim",
            wanneer=lambda lg: lg.uren_boven_nul | lg.te_laat_op_drempel,
            tekst="uren_venster > 0, of te_laat_venster ≥ te_laat_aantal",
            lagen=("uren_venster", "te_laat_venster"),
            parameters=("te_laat_aantal", "venster_lesweken"),
        ),
        Regel(
            status="in_onderwijs",
            soort="in_onderwijs",
            wanneer=lambda lg: lg.altijd,
            tekst="anders",
        ),
    ),
)

"""Noord-Kennemerland, primary schools: the telling of March 2017 splits at three months."""

from datetime import date

from .basis import Definitie, Regel

NK_2017_PO = Definitie(
    naam="nk-2017-po",
    titel="Noord-Kennemerland, primair onderwijs",
    bron="Thuiszitterspact Noord-Kennemerland, telling van maart 2017",
    geldig_vanaf=date(2016, 8, 1),
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
            status="onbekend",
            soort="onbekend",
            wanneer=lambda lg: lg.ongewis & ~lg.aanbod,
            tekst="ongewis en geen aanbod",
            lagen=("ongewis", "aanbod"),
        ),
        Regel(
            status="niet_ingeschreven",
            soort="thuiszitter",
            wanneer=lambda lg: lg.absoluut & ~lg.aanbod,
            tekst="absoluut en geen aanbod",
            lagen=("absoluut", "aanbod"),
        ),
        Regel(
            status="verzuim_langer_3_maanden",
            soort="thuiszitter",
            wanneer=lambda lg: lg.O_lang & ~lg.aanbod & lg.langer_dan_drie_maanden,
            tekst="O_lang, geen aanbod en langer dan drie maanden thuis",
            lagen=("O_lang", "aanbod", "langer_dan_drie_maanden"),
            parameters=("lang_dagen", "lang_strikt", "lang_lesdagen", "drie_maanden"),
        ),
        Regel(
            status="verzuim_4_weken_3_maanden",
            soort="thuiszitter",
            wanneer=lambda lg: lg.O_lang & ~lg.aanbod,
            tekst="O_lang en geen aanbod, nog geen drie maanden thuis",
            lagen=("O_lang", "aanbod", "langer_dan_drie_maanden"),
            parameters=("lang_dagen", "lang_strikt", "lang_lesdagen", "drie_maanden"),
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

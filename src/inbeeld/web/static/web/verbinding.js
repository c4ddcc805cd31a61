// Sends a form that must not be lost: <form data-verbinding>. When the network or the session fails
// the page stays with what was typed, says so, and tries again. The server recognises a form that
// arrives twice by its hidden key. Nothing is kept on the device: no storage, no worker, only the
// open page. Without JavaScript the form is an ordinary one.
(() => {
  "use strict";
  const WACHT = [2, 4, 8, 15, 30]; // seconds before each next try; the last one goes on
  const TE_LANG = 30000; // milliseconds after which no answer counts as a lost connection
  const GEEN_VERBINDING = "Geen verbinding. Uw tekst staat er nog. We proberen het opnieuw.";

  const blad = (tekst) => new DOMParser().parseFromString(tekst, "text/html");
  const vorm = () => document.querySelector("form[data-verbinding]");

  let gewijzigd = false; // something was typed that the server may not have
  let bezig = false;
  let poging = 0;
  let wekker = 0;

  function zeg(tekst, { knop = "", fout = true, adres = "" } = {}) {
    const plek = vorm().querySelector("[data-verbinding-melding]");
    plek.replaceChildren();
    if (!tekst) return;
    const kader = document.createElement("div");
    kader.className = `utrecht-alert utrecht-alert--${fout ? "warning" : "info"}`;
    const inhoud = document.createElement("div");
    inhoud.className = "utrecht-alert__content ib-stapel";
    kader.append(inhoud);
    const zin = document.createElement("p");
    zin.textContent = tekst;
    inhoud.append(zin);
    if (adres) {
      const weg = document.createElement("a");
      weg.className = "nl-link";
      weg.href = adres;
      weg.target = "_blank";
      weg.rel = "noopener";
      weg.textContent = "Opnieuw inloggen (nieuw tabblad)";
      const regel = document.createElement("p");
      regel.append(weg);
      inhoud.append(regel);
    }
    if (knop) {
      const druk = document.createElement("button");
      druk.type = "button";
      druk.className = "nl-button nl-button--secondary";
      druk.textContent = knop;
      druk.addEventListener("click", () => verstuur());
      inhoud.append(druk);
    }
    plek.append(kader);
  }

  async function vraag(adres, opties) {
    const rem = new AbortController();
    const klok = setTimeout(() => rem.abort(), TE_LANG);
    try {
      const antwoord = await fetch(adres, {
        ...opties,
        credentials: "same-origin",
        cache: "no-store",
        signal: rem.signal,
      });
      return { antwoord, tekst: await antwoord.text() };
    } finally {
      clearTimeout(klok);
    }
  }

  const ingevuld = () => new URLSearchParams(new FormData(vorm())).toString();

  async function stuur() {
    const gestuurd = ingevuld();
    const koppen = {
      "Content-Type": "application/x-www-form-urlencoded",
      "X-Verbinding": "1",
    };
    const klaar = await vraag(vorm().action, { method: "POST", headers: koppen, body: gestuurd });
    return { ...klaar, gestuurd };
  }

  // Logging in again gives a new token; the form itself, with what was typed, stays.
  async function vers() {
    const { antwoord, tekst } = await vraag(vorm().action, {});
    const nieuw = blad(tekst).querySelector("form[data-verbinding] [name=csrfmiddlewaretoken]");
    if (!antwoord.ok || antwoord.redirected || !nieuw) return false;
    vorm().elements.csrfmiddlewaretoken.value = nieuw.value;
    return true;
  }

  const isBuiten = ({ antwoord }) => antwoord.redirected || antwoord.status === 403;

  async function verstuur() {
    if (bezig) return;
    bezig = true;
    clearTimeout(wekker);
    zeg("Bezig met opslaan…", { fout: false });
    try {
      let klaar = await stuur();
      let buiten = isBuiten(klaar);
      if (buiten && (await vers())) {
        klaar = await stuur();
        buiten = klaar.antwoord.redirected;
      }
      // Typed while it was being stored: sent too, so that the server shows both.
      if (klaar.antwoord.status === 201 && klaar.gestuurd !== ingevuld()) klaar = await stuur();
      verwerk(klaar, buiten);
    } catch {
      later(GEEN_VERBINDING);
    } finally {
      bezig = false;
    }
  }

  function later(tekst) {
    const seconden = WACHT[Math.min(poging, WACHT.length - 1)];
    poging += 1;
    zeg(tekst, { knop: "Nu opnieuw proberen" });
    wekker = setTimeout(verstuur, seconden * 1000);
  }

  function verwerk({ antwoord, tekst }, buiten) {
    if (antwoord.status === 201) {
      gewijzigd = false;
      zeg("Opgeslagen.", { fout: false });
      window.location.assign(antwoord.headers.get("Location"));
    } else if (antwoord.status >= 500) {
      later("Het opslaan lukte niet. Uw tekst staat er nog. We proberen het opnieuw.");
    } else if (buiten) {
      zeg(
        "U bent niet meer ingelogd. Uw tekst staat er nog. Log in op een nieuw tabblad, kom hier" +
          " terug en kies Opnieuw versturen.",
        { knop: "Opnieuw versturen", adres: "/" },
      );
    } else {
      toon(blad(tekst), antwoord.status);
    }
  }

  // What is not right yet, with all that was typed in it; or an answer without a form.
  function toon(pagina, status) {
    poging = 0;
    if (!pagina.querySelector("form[data-verbinding]")) {
      const anders = "U bent nu ingelogd als iemand anders, of met een andere aanstelling.";
      const zin = status === 409 ? anders : "Opslaan kan nu niet.";
      zeg(`${zin} Uw tekst staat er nog. Neem hem over voordat u de pagina sluit.`, {
        knop: "Opnieuw versturen",
      });
      return;
    }
    document.title = pagina.title;
    document.getElementById("inhoud").replaceWith(pagina.getElementById("inhoud"));
    bedien();
    window.scrollTo(0, 0);
    const begin = document.querySelector("#fouten, main .utrecht-alert");
    if (begin) {
      begin.tabIndex = -1;
      begin.focus();
    }
  }

  function bedien() {
    const form = vorm();
    form.addEventListener("input", () => {
      gewijzigd = true;
    });
    form.addEventListener("submit", (gebeurtenis) => {
      gebeurtenis.preventDefault();
      poging = 0;
      verstuur();
    });
  }

  window.addEventListener("beforeunload", (gebeurtenis) => {
    if (gewijzigd) gebeurtenis.preventDefault();
  });
  window.addEventListener("online", () => {
    if (poging) verstuur();
  });
  bedien();
})();

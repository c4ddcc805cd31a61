// Asks the browser for a passkey, or to make one, and sends its answer with the form.
// Without JavaScript, or where the browser knows no passkeys, the form says so.
(() => {
  "use strict";
  const naarBytes = (tekst) =>
    Uint8Array.from(atob(tekst.replace(/-/g, "+").replace(/_/g, "/")), (teken) => teken.charCodeAt(0));
  const naarTekst = (bytes) =>
    btoa(String.fromCharCode(...new Uint8Array(bytes)))
      .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  // What the server writes as text the browser wants as bytes.
  function lees(opties) {
    const sleutel = { ...opties.publicKey };
    sleutel.challenge = naarBytes(sleutel.challenge);
    if (sleutel.user) sleutel.user = { ...sleutel.user, id: naarBytes(sleutel.user.id) };
    for (const lijst of ["allowCredentials", "excludeCredentials"]) {
      if (sleutel[lijst]) {
        sleutel[lijst] = sleutel[lijst].map((een) => ({ ...een, id: naarBytes(een.id) }));
      }
    }
    return { publicKey: sleutel };
  }

  function schrijf(antwoord) {
    const inhoud = { clientDataJSON: naarTekst(antwoord.response.clientDataJSON) };
    for (const deel of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (antwoord.response[deel]) inhoud[deel] = naarTekst(antwoord.response[deel]);
    }
    if (antwoord.response.getTransports) inhoud.transports = antwoord.response.getTransports();
    return JSON.stringify({
      id: antwoord.id,
      rawId: naarTekst(antwoord.rawId),
      type: antwoord.type,
      authenticatorAttachment: antwoord.authenticatorAttachment,
      clientExtensionResults: antwoord.getClientExtensionResults(),
      response: inhoud,
    });
  }

  function bedien(form) {
    const knop = form.querySelector("[data-passkey-knop]");
    const uitleg = form.querySelector("[data-passkey-uitleg]");
    const veld = [...form.elements].find((een) => een.name.endsWith("credential"));
    if (!window.PublicKeyCredential) {
      uitleg.textContent = "Deze browser kan niet met passkeys werken. Kies een andere manier.";
      knop.disabled = true;
      return;
    }
    veld.value = "";
    form.addEventListener("submit", async (gebeurtenis) => {
      if (veld.value) return;
      gebeurtenis.preventDefault();
      knop.disabled = true;
      try {
        const opties = lees(JSON.parse(form.dataset.opties));
        const maak = form.dataset.passkey === "maak";
        const antwoord = await (maak ? navigator.credentials.create(opties) : navigator.credentials.get(opties));
        veld.value = schrijf(antwoord);
        knop.disabled = false;
        form.requestSubmit();
      } catch (fout) {
        knop.disabled = false;
        uitleg.textContent = fout.name === "InvalidStateError"
          ? "Dit apparaat heeft al een passkey voor uw account."
          : "Dat is niet gelukt, of u bent gestopt. Probeer het opnieuw of kies een andere manier.";
      }
    });
  }

  document.querySelectorAll("form[data-passkey]").forEach(bedien);
})();

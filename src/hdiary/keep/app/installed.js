// The page as an installed web app: kept by a worker, so that it opens without a network.
import "./main.js";

// The page's policy lets one name make the address of a script, and this is the only one made.
const WORKER = "worker.js";

function keepOffline() {
  const addresses = window.trustedTypes?.createPolicy("hdiary-worker", { createScriptURL: () => WORKER });
  const address = addresses ? addresses.createScriptURL(WORKER) : WORKER;
  // Where the browser refuses a worker (a private window), the page works as it is.
  navigator.serviceWorker.register(address, { updateViaCache: "none" }).catch(() => {});
}

if ("serviceWorker" in navigator) keepOffline();

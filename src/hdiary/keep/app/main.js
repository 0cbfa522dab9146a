import { h, render } from "./vendor/preact.mjs";
import { App } from "./app.js";
import { openStore } from "./store.js";
import { readTold } from "./told.js";
import { useWords } from "./words.js";

const text = document.getElementById("told").textContent;
const home = document.getElementById("app");

async function start() {
  const told = await readTold(text);
  useWords(told.words, told.language);
  // Two people with the same plan in one browser keep two diaries.
  const store = await openStore([told.name, told.patient].filter(Boolean).join(" "));
  render(h(App, { told, store }), home);
}

if ("DecompressionStream" in window) start();
else home.textContent = JSON.parse(text).tooOld;

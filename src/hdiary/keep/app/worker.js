// The worker of the web app: keeps this version's files, and answers for them without a network.
// hdiary writes VERSION and FILES above. The diary itself is in the browser's database, which no
// version of this worker touches.
const PREFIX = `hdiary ${self.registration.scope} `;
const CACHE = PREFIX + VERSION;
const PAGE = FILES[0];

// All of the version or nothing of it: a file that fails leaves the worker before in its place.
async function keep() {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES.map((file) => new Request(file, { cache: "reload" })));
}

async function forgetOthers() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function answer(request, file) {
  const cache = await caches.open(CACHE);
  return (await cache.match(file)) ?? fetch(request);
}

// A page that is open has everything in itself, so that a new version need not wait for it.
self.addEventListener("install", (event) => event.waitUntil(keep().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) =>
  event.waitUntil(forgetOthers().then(() => self.clients.claim())),
);
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const scope = self.registration.scope;
  if (request.method !== "GET" || !request.url.startsWith(scope)) return;
  const file = request.url.slice(scope.length).split(/[?#]/)[0] || PAGE;
  if (FILES.includes(file)) event.respondWith(answer(request, file));
});

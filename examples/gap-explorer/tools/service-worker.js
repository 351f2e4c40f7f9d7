/*
 * Keeps the page usable without a network. Nothing but the files of this build is kept, and
 * nothing is asked of any other server.
 */
const VERSION = '@VERSION@';
const FILES = ['@FILES@'];

const PREFIX = 'gap-explorer-';
const CACHE = PREFIX + VERSION;
const PAGE = new URL('index.html', self.registration.scope).href;

self.addEventListener('install', (event) => {
  const addresses = FILES.map((name) => new URL(name, self.registration.scope).href);
  event.waitUntil(
    caches.open(CACHE).then((cache) =>
      cache.addAll(addresses.map((address) => new Request(address, { cache: 'reload' }))),
    ),
  );
});

self.addEventListener('activate', (event) => {
  const tidied = caches.keys().then((names) => {
    const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
    return Promise.all(old.map((name) => caches.delete(name)));
  });
  event.waitUntil(tidied.then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const own = request.url.startsWith(self.registration.scope);
  if (request.method !== 'GET' || !own) return;
  const wanted = request.mode === 'navigate' ? PAGE : request;
  const kept = caches.open(CACHE).then((cache) => cache.match(wanted, { ignoreSearch: true, ignoreVary: true }));
  event.respondWith(kept.then((answer) => answer ?? fetch(request)));
});

// Wakes a closed page: shows what the server pushed, and opens the right place when it is pressed. It caches nothing.
// The page keeps the person's language in the cache below, since a worker reads no storage of the page's.
const SETTINGS = 'centralita-push';
const LANGUAGE = '/push-language';

const WORDS = {
  en: {
    'calls/ringing': 'Somebody is calling. Open Centralita to answer.',
    'alerts/raised': 'Something needs a look.',
    other: 'Something has happened in Centralita.',
  },
  es: {
    'calls/ringing': 'Está entrando una llamada. Abre Centralita para contestar.',
    'alerts/raised': 'Hay algo que conviene mirar.',
    other: 'Ha pasado algo en Centralita.',
  },
};
const PLACES = { 'calls/ringing': '/phone', 'alerts/raised': '/alerts' };

async function language() {
  const kept = await (await caches.open(SETTINGS)).match(LANGUAGE);
  const wanted = kept ? await kept.text() : self.navigator.language;
  return wanted.startsWith('es') ? 'es' : 'en';
}

function eventOf(push) {
  try {
    return push.data.json();
  } catch {
    return { kind: 'other', data: {} };
  }
}

async function show(push) {
  const { kind, data = {} } = eventOf(push);
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  // A page that is looked at says it itself.
  if (windows.some(({ visibilityState }) => visibilityState === 'visible')) return;
  const lang = await language();
  await self.registration.showNotification('Centralita', {
    body: WORDS[lang][kind] ?? WORDS[lang].other,
    lang,
    icon: '/icons/icon-192.png',
    badge: '/icons/icon-192.png',
    tag: `${kind} ${data.id ?? data.callSid ?? ''}`.trim(),
    requireInteraction: kind === 'calls/ringing',
    data: { place: PLACES[kind] ?? '/' },
  });
}

async function open(place) {
  const [page] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (!page) return self.clients.openWindow(place);
  await page.focus();
  // A page in a call is not led away from it.
  if (new URL(page.url).pathname !== place && place !== '/phone') page.postMessage({ type: 'open', place });
}

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('push', (event) => event.waitUntil(show(event)));
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.place ?? '/'));
});

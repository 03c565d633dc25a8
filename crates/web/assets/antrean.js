// The offline queue, in two places at once: on pages with a form that may wait (`data-antre`), and as
// the service worker that opens such pages without signal and sends when it is back. README.md says
// what a form needs. Nothing here is needed to send a form: without a script it is a plain POST.
const SHELF = 'balai-saya', STORE = 'antrean', TAG = 'antrean';
const KEPT_HOURS = 12, PATIENCE_MS = 2500, SEND_MS = 15000, FIRST_MS = 10000;
// Answers after which the same form may be taken later: nobody is signed in, too many, a fault of ours.
const LATER = [401, 403, 408, 425, 429];

// 1. What waits, in IndexedDB: id, whose (akun), where to (url), fields, when (saat), what (nama), state.
const open = () => new Promise((done, fail) => {
  const ask = indexedDB.open('balai', 1);
  ask.onupgradeneeded = () => ask.result.createObjectStore(STORE, { keyPath: 'id' });
  ask.onsuccess = () => done(ask.result);
  ask.onerror = () => fail(ask.error);
});
const touch = async (mode, act) => {
  const db = await open();
  return new Promise((done, fail) => {
    const tx = db.transaction(STORE, mode), asked = act(tx.objectStore(STORE));
    tx.oncomplete = () => { db.close(); done(asked.result); };
    tx.onerror = tx.onabort = () => { db.close(); fail(tx.error); };
  });
};
/** What waits, the oldest first. */
const waiting = async () => (await touch('readonly', (s) => s.getAll())).sort((a, b) => (a.saat < b.saat ? -1 : 1));
const keep = (item) => touch('readwrite', (s) => s.put(item));
const drop = (id) => touch('readwrite', (s) => s.delete(id));

// The wall clock of the phone with its distance to UTC: RFC 3339.
const clock = (now = new Date()) => {
  const off = -now.getTimezoneOffset(), two = (n) => String(Math.trunc(Math.abs(n))).padStart(2, '0');
  const wall = new Date(now.getTime() + off * 60000).toISOString().slice(0, 19);
  return `${wall}${off < 0 ? '-' : '+'}${two(off / 60)}:${two(off % 60)}`;
};

/** Sends one item: 'ok' and, followed, where that led to; 'no' with what was said; or 'later'. The same
 * key makes a second time harmless. */
const send = async (item, follow) => {
  const body = item.multipart ? new FormData() : new URLSearchParams();
  for (const [name, value] of item.fields) body.append(name, value);
  body.set('kirim', clock());
  let answer;
  try {
    answer = await fetch(item.url, { method: 'POST', body, redirect: follow ? 'follow' : 'manual', signal: AbortSignal.timeout(SEND_MS) });
  } catch { return { is: 'later' }; }
  if (answer.redirected) return { is: 'ok', to: answer.url };
  if (answer.type === 'opaqueredirect' || answer.ok || answer.status === 409) return { is: 'ok' };
  if (answer.status >= 500 || LATER.includes(answer.status)) return { is: 'later' };
  return { is: 'no', said: await answer.text() };
};

/** Hours since a page was kept. */
const age = (kept) => (Date.now() - Date.parse(kept.headers.get('date'))) / 3600000;

/** Sends what waits, the oldest first; on a page only what is this account's. */
const drain = async (mine) => {
  const told = { sent: 0, left: 0 };
  for (const item of await waiting()) {
    if (item.state === 'ditolak' || (mine && item.akun !== mine.akun)) continue;
    // The token of a form is its session's: after signing in again the page has a new one.
    if (mine) item.fields = item.fields.map(([n, v]) => [n, n === 'tanda' ? mine.tanda : v]);
    const { is, said } = await send(item);
    if (is === 'ok') { await drop(item.id); told.sent += 1; }
    else if (is === 'no') await keep({ ...item, state: 'ditolak', said: mine ? mine.read(said) : '' });
    else told.left += 1;
  }
  return told;
};

if (self.document) page(document); else worker();

// 2. The page.
function page(d) {
  const box = d.querySelector('#antrean');
  for (const out of d.querySelectorAll('form[action$="/keluar"]')) {
    out.addEventListener('submit', () => caches.delete(SHELF));
  }
  if (!box || !self.indexedDB || !self.caches) return;
  const { akun, tanda, daftar, hapus, rak } = box.dataset;
  const read = (html) => new DOMParser().parseFromString(html, 'text/html').querySelector('[role=alert]')?.innerText?.trim() ?? '';
  const mine = { akun, tanda, read };
  const word = (name, values = {}) => Object.entries(values).reduce((text, [n, v]) => text.replace(`{${n}}`, v), box.dataset[name]);
  const time = (saat) => (d.documentElement.lang === 'id' ? saat.slice(11, 16).replace(':', '.') : saat.slice(11, 16));

  // Another account's page does not stay where this one could read it. Once a page is kept the worker
  // keeps it fresh. With this page those are kept whose forms may be needed when there is no signal.
  const shelve = async () => {
    try {
      if (localStorage.getItem('balai:akun') !== akun) await caches.delete(SHELF);
      localStorage.setItem('balai:akun', akun);
      const shelf = await caches.open(SHELF);
      for (const path of new Set([location.pathname, ...rak.split(' ')])) {
        const kept = await shelf.match(path), here = path === location.pathname;
        if (here ? location.search || (navigator.serviceWorker?.controller && kept) : kept && age(kept) < KEPT_HOURS / 2) continue;
        const answer = await fetch(path);
        if (!answer.ok || answer.redirected) continue;
        const page = new DOMParser().parseFromString(await answer.clone().text(), 'text/html');
        const files = [...page.querySelectorAll('link[rel=stylesheet], link[rel=icon], script[src]')];
        await shelf.addAll(files.map((f) => f.getAttribute('href') ?? f.getAttribute('src')));
        await shelf.put(path, answer);
      }
    } catch { /* a browser that keeps nothing, or no signal: what was kept stays */ }
  };

  const show = async () => {
    const all = (await waiting()).filter((item) => item.akun === akun);
    const wait = all.filter((item) => item.state !== 'ditolak').length;
    box.hidden = !all.length && navigator.onLine;
    box.querySelector('[data-kata]').textContent = [navigator.onLine ? '' : word('luring'), wait ? word('menunggu', { n: wait }) : '']
      .filter(Boolean).join(' ');
    box.querySelector('button[value=kirim]').hidden = !wait;
    const list = box.querySelector('ul');
    list.replaceChildren(...all.map((item) => {
      const line = d.createElement('li'), bad = item.state === 'ditolak';
      line.textContent = word(bad ? 'ditolak' : 'simpan', { apa: item.nama, pukul: time(item.saat) });
      if (bad) {
        if (item.said) line.append(' ', item.said);
        const button = Object.assign(d.createElement('button'), { type: 'button', value: item.id, textContent: hapus });
        button.className = 'b-tautan';
        line.append(' ', button);
      }
      return line;
    }));
    for (const form of d.querySelectorAll('form[data-antre]')) {
      form.toggleAttribute('data-tersimpan', all.some((item) => item.form === form.id && form.id && item.state !== 'ditolak'));
    }
  };
  const go = async () => {
    const { sent } = await drain(mine).catch(() => ({ sent: 0 }));
    await show();
    // What the hall knows now stands on the page of the hall.
    if (sent) location.reload();
  };

  d.addEventListener('submit', async (e) => {
    const form = e.target.closest('form[data-antre]');
    if (!form || form.dataset.langsung) return;
    e.preventDefault();
    const button = e.submitter, saat = clock();
    // Read before the button is disabled: a disabled one would not be in it.
    const data = new FormData(form, button);
    if (button) button.disabled = true;
    // A page that was kept has an old key: each time it is sent is a wish of its own.
    data.set('kunci', crypto.randomUUID());
    data.set('saat', saat);
    if (form.dataset.lokasi) await locate(data);
    const multipart = form.enctype === 'multipart/form-data';
    const item = { id: data.get('kunci'), akun, url: form.action, fields: [...data], multipart, saat, nama: form.dataset.antre, form: form.id };
    try { await keep(item); } catch { form.dataset.langsung = 1; form.requestSubmit(button); return; }
    const { is, said, to } = await send(item, form.dataset.ikut);
    if (is === 'ok') { await drop(item.id); location.assign(to || location.pathname); return; }
    if (button) button.disabled = false;
    if (is === 'no') {
      // With signal the form stays on the page with what is wrong, as the hall writes it.
      await drop(item.id);
      mend(said);
      return;
    }
    await show();
    form.reset();
    box.scrollIntoView({ block: 'center' });
    const registered = await navigator.serviceWorker?.ready;
    registered?.sync?.register(TAG).catch(() => { /* not every browser has it */ });
  });
  // The script stays, so that what is mended may wait too.
  const mend = (html) => {
    const page = new DOMParser().parseFromString(html, 'text/html'), main = page.querySelector('main');
    main.querySelector('#antrean')?.replaceWith(box);
    d.title = page.title;
    d.querySelector('main').replaceWith(main);
    const told = main.querySelector('[role=alert]') ?? main;
    told.tabIndex = -1;
    told.focus();
  };
  // The place, once, at the tap, and only where the order asks for it.
  const locate = (data) => new Promise((done) => {
    if (!navigator.geolocation) return done();
    navigator.geolocation.getCurrentPosition(({ coords: c }) => {
      data.set('lintang', c.latitude.toFixed(6));
      data.set('bujur', c.longitude.toFixed(6));
      data.set('ketelitian', Math.round(c.accuracy));
      done();
    }, done, { timeout: 8000, maximumAge: 0, enableHighAccuracy: true });
  });

  box.addEventListener('click', async (e) => {
    const button = e.target.closest('button');
    if (!button) return;
    if (button.value === 'kirim') await go();
    else { await drop(button.value); await show(); }
  });
  addEventListener('online', go);
  addEventListener('offline', show);
  navigator.serviceWorker?.addEventListener('message', (e) => { if (e.data === TAG) show(); });
  navigator.serviceWorker?.register(daftar, { scope: box.dataset.lingkup, updateViaCache: 'none' }).catch(() => { /* without it nothing opens offline */ });
  show().then(() => navigator.onLine && go());
  // A browser's very first page has its look inside: what is kept is fetched after it was read.
  setTimeout(shelve, d.querySelector('link[rel=stylesheet]') ? 0 : FIRST_MS);
}

// 3. The service worker: pages of one's own from the network, and from the shelf when it does not answer.
function worker() {
  self.addEventListener('install', () => self.skipWaiting());
  self.addEventListener('activate', (e) => e.waitUntil(self.clients.claim()));
  self.addEventListener('fetch', (e) => {
    const { request } = e, url = new URL(request.url);
    if (request.method !== 'GET' || url.origin !== location.origin) return;
    if (request.mode === 'navigate') e.respondWith(visit(request, url));
    else if (url.pathname.startsWith('/aset/')) e.respondWith(file(request));
  });
  self.addEventListener('sync', (e) => {
    if (e.tag !== TAG) return;
    e.waitUntil((async () => {
      const { left } = await drain();
      for (const client of await self.clients.matchAll()) client.postMessage(TAG);
      if (left) throw new Error('later');
    })());
  });
  // Names of files bear their hash: what is kept is never old.
  const file = async (request) => {
    const shelf = await caches.open(SHELF), kept = await shelf.match(request);
    if (kept) return kept;
    const answer = await fetch(request);
    if (answer.ok) await shelf.put(request, answer.clone());
    return answer;
  };
  const visit = async (request, url) => {
    const shelf = await caches.open(SHELF);
    const network = fetch(request).then(async (answer) => {
      // Led to the door: nobody is signed in here any more, and nobody reads what was kept.
      if (answer.type === 'opaqueredirect' || answer.redirected) await shelf.delete(url.pathname);
      else if (answer.ok && !url.search && await shelf.match(url.pathname)) await shelf.put(url.pathname, answer.clone());
      return answer;
    });
    network.catch(() => { /* told below */ });
    try {
      return await Promise.race([network, new Promise((_, no) => setTimeout(no, PATIENCE_MS))]);
    } catch {
      const kept = await shelf.match(url.pathname);
      return kept && age(kept) < KEPT_HOURS ? kept : network;
    }
  };
}

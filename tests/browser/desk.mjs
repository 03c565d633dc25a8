// A drafter without a browser: makes and saves drafts with the forms of the pages.

const field = (html, name) => html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';

/** Somebody at the desk, with a cookie of their own. */
export async function drafter(address, name) {
  let cookie = '';
  const ask = async (path, fields) => {
    const body = fields && new URLSearchParams(fields);
    const answer = await fetch(address + path, { method: body ? 'POST' : 'GET', body, redirect: 'manual', headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [pair] = set.split(';');
      const kept = cookie.split('; ').filter((c) => c && !c.startsWith(`${pair.split('=')[0]}=`));
      cookie = [...kept, pair].join('; ');
    }
    return { status: answer.status, location: answer.headers.get('location'), html: await answer.text() };
  };
  return {
    ask,
    /** Begins a draft, from an order if one is named. */
    async begin(city, id, from = '') {
      const page = await ask(`/${city}/perintah`);
      return ask(`/${city}/perintah`, { tanda: field(page.html, 'tanda'), kunci: field(page.html, 'kunci'), nama: id, dari: from });
    },
    /** Opens a draft: what its form carries. */
    async open(path) {
      const { html } = await ask(path);
      return { html, dasar: field(html, 'dasar'), kunci: field(html, 'kunci'), tanda: field(html, 'tanda'), penyusun: name };
    },
    /** Sends a form that was opened. */
    send: (path, { html, ...form }, teks, aksi = 'simpan') => ask(path, { ...form, teks, aksi }),
    /** The step that says that the nth person of a board is absent on a day. */
    async absence(path, day, nth = 0) {
      const { html } = await ask(path);
      const people = [...new Set([...html.matchAll(/pegawai=([^&"]+)/g)].map(([, id]) => id))];
      return `halangan.${people[nth]}.${day}.${day}`;
    },
    /** Opens a proposal and publishes it. */
    async publish(path, usul) {
      const { html } = await ask(`${path}?usul=${usul}`);
      const form = Object.fromEntries(['tanda', 'kunci', 'dasar'].map((n) => [n, field(html, n)]));
      return ask(path, { ...form, usul, penyusun: name });
    },
  };
}

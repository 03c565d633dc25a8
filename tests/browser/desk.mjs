// Staff without a browser: sign in as sample people, make and save drafts, publish rosters.

const field = (html, name) => html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';

/** Signs a page of a browser in as one of the sample people; `orang` chooses among several. */
export async function enter(page, address, { city = 'bogor', peran, unit = '', orang = 0 }) {
  const who = await someone(address, { city, peran, unit, orang });
  // The browser has not seen a page yet: what says that it has the style sheet is not taken along.
  await page.context().addCookies(who.cookies().filter(([name]) => name !== 'css').map(([name, value]) => ({ name, value, url: address })));
  return who;
}

/** Somebody of the legal bureau. */
export const drafter = (address, orang = 0, city = 'bogor') => someone(address, { city, peran: 'legal-bureau', orang });

/** Who keeps the roster of a unit. */
export const planner = (address, unit, orang = 0, city = 'bogor') => someone(address, { city, peran: 'unit-head', unit, orang });

/** One of the sample people, signed in, with cookies of their own. */
export async function someone(address, { city = 'bogor', peran, unit = '', orang = 0 }) {
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
  const door = `/${city}/masuk`;
  const { html: page } = await ask(door);
  const form = Object.fromEntries(['tanda', 'kunci'].map((n) => [n, field(page, n)]));
  const entered = await ask(door, { ...form, peran, unit, orang, ke: '/akun' });
  if (entered.status !== 303) throw new Error(`not signed in: ${entered.status}`);
  const name = (await ask('/akun')).html.match(/<h1[^>]*>([^<]*)</)[1];
  return {
    ask,
    name,
    cookies: () => cookie.split('; ').map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
    /** Begins a draft, from an order if one is named. */
    async begin(city, id, from = '') {
      const page = await ask(`/${city}/perintah`);
      return ask(`/${city}/perintah`, { tanda: field(page.html, 'tanda'), kunci: field(page.html, 'kunci'), nama: id, dari: from });
    },
    /** Opens a draft: what its form carries. */
    async open(path) {
      const { html } = await ask(path);
      return { html, dasar: field(html, 'dasar'), kunci: field(html, 'kunci'), tanda: field(html, 'tanda') };
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
      return ask(path, { ...form, usul });
    },
  };
}

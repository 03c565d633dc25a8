// A day of work on a phone: check-in with and without signal, with and without a script, swaps, and the
// calendar behind a secret link.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { enter, someone } from './desk.mjs';
import { SCREENS, context, openBrowser, openHall } from './hall.mjs';
import { violations } from './look.mjs';

// The demo has four sample people of a role in a unit.
const [UNIT, OTHER] = ['kelurahan-paledang', 'kelurahan-pabaton'];
let hall, browser;
before(async () => { [hall, browser] = await Promise.all([openHall(), openBrowser()]); });
after(async () => { await browser?.close(); await hall?.close(); });

const field = (html, name) => html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';
const taps = (html) => [...html.matchAll(/tercatat pukul (\d\d\.\d\d)/g)].map(([, time]) => time);

/** A phone at a time of its own, signed in, on the page of one's own week. */
async function phone(orang, time) {
  const ctx = await context(browser, SCREENS[0], { timezoneId: 'Asia/Jakarta' });
  const page = await ctx.newPage();
  await page.clock.install({ time: new Date(time) });
  const who = await enter(page, hall.address, { peran: 'employee', unit: UNIT, orang });
  await page.goto(`${hall.address}/bogor`);
  await page.goto(`${hall.address}/bogor/saya`);
  await page.evaluate(() => navigator.serviceWorker.ready);
  // Kept, with what it needs to look the same.
  const kept = () => page.evaluate(async () => Boolean(await (await caches.open('balai-saya')).match('/bogor/saya')));
  for (let n = 0; !(await kept()); n += 1) {
    assert.ok(n < 100, 'the page is not kept');
    await new Promise((done) => setTimeout(done, 100));
  }
  return { ctx, page, who };
}

test('without signal from 07.00 to 09.00 a check-in counts once, at its true time', async () => {
  const { ctx, page, who } = await phone(0, '2021-06-30T07:00:00+07:00');
  await ctx.setOffline(true);
  await page.clock.setFixedTime(new Date('2021-06-30T07:20:00+07:00'));
  await page.goto(`${hall.address}/bogor/saya`);
  assert.match(await page.locator('h1').innerText(), /Hari ini Anda/, 'the page opens without signal');
  await page.locator('#presensi-masuk button').click();
  const box = page.locator('#antrean');
  await box.locator('li').waitFor();
  const told = await box.innerText();
  assert.match(told, /luring/);
  assert.match(told, /Presensi masuk tersimpan di ponsel pukul 07\.20, belum terkirim/);
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(taps((await who.ask('/bogor/saya')).html), [], 'the hall knows nothing yet');
  await page.goto(`${hall.address}/bogor/saya`);
  assert.match(await box.innerText(), /07\.20/, 'it survives that the page is opened again');
  await page.clock.setFixedTime(new Date('2021-06-30T09:00:00+07:00'));
  await ctx.setOffline(false);
  await page.locator('.b-kini__sudah').waitFor({ timeout: 20_000 });
  assert.deepEqual(taps((await who.ask('/bogor/saya')).html), ['07.20']);
  for (const _ of [1, 2]) await page.reload();
  assert.equal(await page.locator('#antrean li').count(), 0);
  const { html } = await who.ask('/bogor/saya');
  assert.deepEqual(taps(html), ['07.20'], 'once');
  await ctx.close();
});

test('what waits belongs to its account, and survives that the session ends', async () => {
  const { ctx, page, who } = await phone(1, '2021-06-30T07:10:00+07:00');
  await ctx.setOffline(true);
  await page.locator('#presensi-masuk button').click();
  await page.locator('#antrean li').waitFor();
  // Somebody else takes the phone before there is a signal.
  await ctx.clearCookies();
  const other = await enter(page, hall.address, { peran: 'employee', unit: UNIT, orang: 2 });
  await ctx.setOffline(false);
  await page.goto(`${hall.address}/bogor/saya`);
  assert.equal(await page.locator('#antrean li').count(), 0, 'another account does not see it');
  assert.deepEqual(taps((await other.ask('/bogor/saya')).html), []);
  assert.deepEqual(taps((await who.ask('/bogor/saya')).html), []);
  await ctx.clearCookies();
  await ctx.addCookies(who.cookies().map(([name, value]) => ({ name, value, url: hall.address })));
  await page.goto(`${hall.address}/bogor/saya`);
  await page.locator('.b-kini__sudah').waitFor({ timeout: 20_000 });
  assert.deepEqual(taps((await who.ask('/bogor/saya')).html), ['07.10']);
  await ctx.close();
});

describe('with signal', () => {
  for (const javaScriptEnabled of [true, false]) {
    test(`in and out, ${javaScriptEnabled ? 'with' : 'without'} a script`, async () => {
      const ctx = await context(browser, SCREENS[0], { javaScriptEnabled });
      const page = await ctx.newPage();
      await enter(page, hall.address, { peran: 'employee', unit: OTHER, orang: javaScriptEnabled ? 0 : 1 });
      await page.goto(`${hall.address}/bogor/saya`);
      await page.locator('#presensi-masuk select').selectOption('kantor');
      await page.locator('#presensi-masuk button').click();
      await page.locator('.b-kini__sudah').waitFor();
      assert.deepEqual(taps(await page.locator('.b-kini').innerHTML()), ['07.15'], 'the clock of the hall stands');
      assert.equal(await page.locator('#presensi-masuk').count(), 0);
      await page.locator('#presensi-pulang button').click();
      await page.locator('.b-kini__sudah >> nth=1').waitFor();
      assert.match(await page.locator('.b-tugas').first().innerText(), /sebelum jam kerja berakhir/, 'a fact, with what is wrong with it');
      if (javaScriptEnabled) assert.deepEqual(await violations(page), []);
      await ctx.close();
    });
  }
});

test('a form of another session is turned away and the key of a tap counts once', async () => {
  const who = await someone(hall.address, { peran: 'employee', unit: OTHER, orang: 2 });
  const { html } = await who.ask('/bogor/saya');
  const form = { tanda: field(html, 'tanda'), kunci: 'kunci-saya', jenis: 'masuk', cara: 'rumah', saat: '2021-06-30T06:50:00+07:00' };
  for (const _ of [1, 2]) assert.equal((await who.ask('/bogor/saya/presensi', form)).status, 303);
  assert.equal((await who.ask('/bogor/saya/presensi', { ...form, tanda: 'x' })).status, 403);
  assert.equal((await who.ask('/bogor/saya/presensi', { ...form, kunci: 'lain', cara: 'bulan' })).status, 422);
  assert.deepEqual(taps((await who.ask('/bogor/saya')).html), ['06.50']);
  const head = await someone(hall.address, { peran: 'unit-head', unit: OTHER });
  const team = (await head.ask('/bogor/tim')).html;
  assert.match(team, new RegExp(`${who.name}[\\s\\S]{0,300}06\\.50`));
  const nobody = await fetch(`${hall.address}/bogor/saya/presensi`, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
  assert.equal(nobody.status, 401, 'what is sent without a session is kept at the door');
});

test('a calendar link is a secret that can be renewed', async () => {
  const who = await someone(hall.address, { peran: 'employee', unit: OTHER, orang: 3 });
  const make = async () => {
    const { html } = await who.ask('/bogor/saya');
    const made = await who.ask('/bogor/saya/kalender', { tanda: field(html, 'tanda'), kunci: field(html, 'kunci') });
    return new URL(made.html.match(/id="tautan" value="([^"]+)"/)[1]).pathname;
  };
  const first = await make();
  const read = async (path) => { const answer = await fetch(hall.address + path); return [answer.status, await answer.text()]; };
  const [status, text] = await read(first);
  assert.equal(status, 200);
  assert.match(text, /^BEGIN:VCALENDAR[\s\S]*BEGIN:VEVENT[\s\S]*Dasar/);
  const second = await make();
  assert.equal((await read(first))[0], 404, 'the old link is dead');
  assert.equal((await read(second))[0], 200);
});

// A day of work on a phone: check-in with and without signal, with and without a script, swaps, and the
// calendar behind a secret link.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { enter, someone } from './desk.mjs';
import { SCREENS, context, openBrowser, openHall } from './hall.mjs';
import { violations } from './look.mjs';

// The demo has four sample people of a role in a unit.
const [UNIT, OTHER] = ['kelurahan-paledang', 'kelurahan-pabaton'];
let hall, browser;
before(async () => { [hall, browser] = await Promise.all([openHall(), openBrowser()]); });
after(async () => { await browser?.close(); await hall?.close(); });

const PHOTO = readFileSync(fileURLToPath(new URL('../../crates/core/src/work/photo/plain.jpg', import.meta.url)));
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
  // Kept, with what they need to look the same.
  const kept = () => page.evaluate(async () => (await (await caches.open('balai-saya')).keys()).filter((k) => k.url.includes('/bogor/')).length);
  for (let n = 0; (await kept()) < 3; n += 1) {
    assert.ok(n < 100, 'the pages are not kept');
    await new Promise((done) => setTimeout(done, 100));
  }
  return { ctx, page, who };
}

/** The last link to what one sent on a page, read by the hall for its owner. */
const sent = async (who, path, words) => ((await who.ask(path)).html.match(new RegExp(`<article[^]*?</article>`, 'g')) ?? []).filter((card) => card.includes(words));

test('a day without signal from 07.00 to 09.00: check-in, report and permit count once, at their true times', async () => {
  const { ctx, page, who } = await phone(0, '2021-06-30T07:00:00+07:00');
  const at = (time) => page.clock.setFixedTime(new Date(`2021-06-30T${time}:00+07:00`));
  const box = page.locator('#antrean');
  const LINE = 'Menyalurkan masker ke RW 05', NEED = 'Menjemput obat ibu';
  await ctx.setOffline(true);
  await at('07:20');
  await page.goto(`${hall.address}/bogor/saya`);
  assert.match(await page.locator('h1').innerText(), /Hari ini Anda/, 'the page opens without signal');
  await page.locator('#presensi-masuk button').click();
  await box.locator('li').waitFor();
  const told = await box.innerText();
  assert.match(told, /luring/);
  assert.match(told, /Presensi masuk tersimpan di ponsel pukul 07\.20, belum terkirim/);
  assert.deepEqual(await violations(page), []);
  // Neither page was ever opened on this phone.
  await at('07:45');
  await page.goto(`${hall.address}/bogor/saya/izin`);
  await page.locator('#perlu').selectOption({ index: 2 });
  await page.locator('#keterangan').fill(NEED);
  await page.locator('#dari').fill('10:00');
  await page.locator('#sampai').fill('11:00');
  await page.locator('#minta-izin button').click();
  await box.locator('li >> nth=1').waitFor();
  assert.deepEqual(await violations(page), []);
  await at('08:30');
  await page.goto(`${hall.address}/bogor/saya/kegiatan`);
  await page.locator('#kegiatan').fill(LINE);
  await page.locator('#laporan summary').click();
  await page.locator('#foto').setInputFiles({ name: 'foto.jpg', mimeType: 'image/jpeg', buffer: PHOTO });
  await page.locator('#laporan button').click();
  await box.locator('li >> nth=2').waitFor();
  assert.match(await box.innerText(), /3 kiriman tersimpan[^]*07\.20[^]*07\.45[^]*08\.30/);
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(taps((await who.ask('/bogor/saya')).html), [], 'the hall knows nothing yet');
  await page.goto(`${hall.address}/bogor/saya`);
  assert.equal(await box.locator('li').count(), 3, 'it survives that another page is opened');
  await at('09:00');
  await ctx.setOffline(false);
  await page.locator('.b-kini__sudah').waitFor({ timeout: 20_000 });
  for (const _ of [1, 2]) await page.reload();
  assert.equal(await page.locator('#antrean li').count(), 0);
  assert.deepEqual(taps((await who.ask('/bogor/saya')).html), ['07.20'], 'once');
  const [report, ...more] = await sent(who, '/bogor/saya/kegiatan', LINE);
  assert.match(report, /Ditekan[^<]*30 Juni 2021 pukul 08\.30/);
  assert.match(report, /\/foto/);
  const [permit, ...others] = await sent(who, '/bogor/saya/izin', NEED);
  assert.match(permit, /Ditekan[^<]*30 Juni 2021 pukul 07\.45/);
  assert.deepEqual([more, others], [[], []], 'once');
  await ctx.close();
});

test('what the phone sends again because the answer was lost counts once', async () => {
  const who = await someone(hall.address, { peran: 'employee', unit: UNIT, orang: 3 });
  const forms = [
    ['/bogor/saya/kegiatan', 'Mencatat stok sembako', { kegiatan: 'Mencatat stok sembako', hari: '2021-06-30', tugas: '' }],
    ['/bogor/saya/izin', 'Membeli beras', { perlu: 'pokok', keterangan: 'Membeli beras', tanggal: '2021-06-30', dari: '10:00', sampai: '11:00' }],
  ];
  for (const [path, words, fields] of forms) {
    const tanda = field((await who.ask(path)).html, 'tanda');
    for (const kirim of ['2021-06-30T08:00:00+07:00', '2021-06-30T09:00:00+07:00']) {
      const answer = await who.ask(path, { ...fields, tanda, kunci: 'ponsel', saat: '2021-06-30T08:00:00+07:00', kirim });
      assert.equal(answer.status, 303, path);
    }
    assert.equal((await sent(who, path, words)).length, 1, path);
  }
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

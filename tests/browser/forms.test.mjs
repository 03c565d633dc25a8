// The forms of staff, walked on a phone: a day exchanged from the question to the roster, a list entered for
// an office without signal, a correction, and an outage noted and taken back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { enter, someone } from './desk.mjs';
import { SCREENS, context, openBrowser, openHall } from './hall.mjs';
import { violations } from './look.mjs';

const UNIT = 'kelurahan-pabaton';
let hall, browser;
before(async () => { [hall, browser] = await Promise.all([openHall(), openBrowser()]); });
after(async () => { await browser?.close(); await hall?.close(); });

/** A page on a phone, as somebody. */
async function as(peran, more = {}) {
  const ctx = await context(browser, SCREENS[0]);
  const page = await ctx.newPage();
  const who = await enter(page, hall.address, { peran, ...more });
  return { ctx, page, who, open: (path) => page.goto(`${hall.address}/bogor${path}`) };
}

const CSV = { name: 'buku-hadir.csv', mimeType: 'text/csv' };
const file = (text) => ({ ...CSV, buffer: Buffer.from(text) });

test('a day is exchanged: asked, agreed, granted, and on the roster', async () => {
  const asker = await as('employee', { unit: UNIT, orang: 0 });
  await asker.open('/saya/tukar');
  const days = await asker.page.locator('#hari option').evaluateAll((all) => all.map((o) => o.value));
  const people = await Promise.all([1, 2, 3].map((orang) => someone(hall.address, { peran: 'employee', unit: UNIT, orang })));
  let chosen;
  for (const [day, other] of days.flatMap((day) => people.map((other) => [day, other]))) {
    await asker.page.locator('#hari').selectOption(day);
    await asker.page.locator('#rekan').fill(other.name);
    await asker.page.locator('section[aria-labelledby=minta] button').click();
    if (await asker.page.getByRole('status').count()) { chosen = { day, other }; break; }
    assert.ok((await asker.page.getByRole('alert').innerText()).length > 10, 'a no says why');
    assert.equal(await asker.page.locator('#rekan').inputValue(), other.name, 'what was typed stays');
  }
  assert.ok(chosen, 'somebody can exchange a day with somebody');
  assert.deepEqual(await violations(asker.page), []);

  const other = await as('employee', { unit: UNIT, orang: people.indexOf(chosen.other) + 1 });
  await other.open('/saya/tukar');
  await other.page.locator('button[value=agreed]').first().click();
  await other.page.getByRole('status').waitFor();

  const head = await as('unit-head', { unit: UNIT });
  await head.open(`/tim?unit=${UNIT}`);
  assert.match(await head.page.locator('section[aria-labelledby=tukar]').innerText(), new RegExp(asker.who.name));
  await head.page.locator('button[value=granted]').first().click();
  await head.page.getByRole('status').waitFor();
  await asker.open('/saya/tukar');
  assert.match(await asker.page.locator('section[aria-labelledby=permintaan]').innerText(), /Dikabulkan/);
  await head.open(`/jadwal/${UNIT}?banding=induk`);
  const changes = await head.page.locator('main').innerText();
  for (const { name } of [asker.who, chosen.other]) assert.match(changes, new RegExp(name), 'the exchange made a roster');
  for (const { ctx } of [asker, other, head]) await ctx.close();
});

test('a list for an office without signal: faults by line, then as a file, once', async () => {
  const head = await as('unit-head', { unit: UNIT });
  const name = (await someone(hall.address, { peran: 'employee', unit: UNIT, orang: 2 })).name;
  await head.open(`/tim?unit=${UNIT}`);
  const box = head.page.locator('section[aria-labelledby=masukkan]');
  const send = async () => { await box.locator('button').click(); await head.page.waitForLoadState(); };
  await box.locator('#alasan-daftar').fill('buku hadir, kantor tanpa sinyal');
  await box.locator('#berkas').setInputFiles(file(`Pegawai,Hari,Masuk\n${name},2021-06-30,pagi\nBGR-99999,2021-06-30,07.00\n`));
  await send();
  const told = await head.page.getByRole('alert').innerText();
  assert.match(told, /Baris 2: “pagi” bukan jam/);
  assert.match(told, /Baris 3: tidak ada pegawai “BGR-99999”/);
  assert.equal(await box.locator('#alasan-daftar').inputValue(), 'buku hadir, kantor tanpa sinyal');
  await box.locator('#berkas').setInputFiles({ name: 'foto.xlsx', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0, 0]) });
  await send();
  assert.match(await head.page.getByRole('alert').innerText(), /bukan CSV dan bukan XLSX/);
  await box.locator('#berkas').setInputFiles(file('x'.repeat(3_000_000)));
  await send();
  assert.match(await head.page.getByRole('alert').innerText(), /lebih besar dari 2 MB/);
  await head.open(`/tim?unit=${UNIT}`);
  await box.locator('#alasan-daftar').fill('buku hadir');
  await box.locator('#berkas').setInputFiles(file(`Pegawai;Hari;Masuk;Pulang;Tempat\n${name};2021-06-30;06.58;;kantor\n`));
  await send();
  assert.match(await head.page.getByRole('status').innerText(), /Daftar tercatat/);
  const row = head.page.locator('section[aria-labelledby=orang] tr', { hasText: name });
  assert.match(await row.innerText(), /06\.58[\s\S]*buku hadir/);
  assert.deepEqual(await violations(head.page), []);

  const blank = await box.locator('a[href*="/tim/daftar"]').getAttribute('href');
  const book = await head.page.request.get(new URL(blank, head.page.url()).href);
  assert.equal(book.status(), 200);
  assert.match(book.headers()['content-type'], /spreadsheetml/);
  const clerk = await someone(hall.address, { peran: 'employee', unit: UNIT, orang: 0 });
  assert.equal((await clerk.ask(new URL(blank, head.page.url()).pathname + new URL(blank, head.page.url()).search)).status, 403);

  // A correction of the same row: both stay to be seen.
  const form = head.page.locator('section[aria-labelledby=koreksi]');
  await form.locator('#pegawai').selectOption({ label: name });
  await form.locator('#jam').fill('07:05');
  await form.locator('#alasan').fill('salah baca buku');
  await form.locator('button').click();
  await head.page.getByRole('status').waitFor();
  assert.match(await row.innerText(), /salah baca buku/);
  await head.ctx.close();
});

test('an outage excuses everyone, and is taken back with a reason', async () => {
  const operator = await as('operator');
  const who = await someone(hall.address, { peran: 'employee', unit: UNIT, orang: 3 });
  await operator.open('/kelola/gangguan');
  const note = operator.page.locator('section[aria-labelledby=catat]');
  await note.locator('#dari').fill('2021-06-30T08:00');
  await note.locator('#sampai').fill('2021-06-30T07:00');
  await note.locator('#alasan').fill('listrik padam di Paledang');
  await note.getByRole('button').click();
  assert.match(await operator.page.getByRole('alert').innerText(), /sampai tidak boleh sebelum dari/);
  await note.locator('#dari').fill('2021-06-30T05:30');
  await note.locator('#sampai').fill('2021-06-30T16:30');
  await note.getByRole('button').click();
  await operator.page.getByRole('status').waitFor();
  assert.deepEqual(await violations(operator.page), []);
  const told = async () => (await who.ask('/bogor/saya')).html.includes('listrik padam di Paledang');
  assert.ok(await told(), 'everyone sees that it is excused');
  const noted = operator.page.locator('section[aria-labelledby=tercatat]');
  assert.match(await noted.innerText(), /listrik padam/);
  await noted.locator('input[name=alasan]').fill('salah kota');
  await noted.getByRole('button').click();
  await operator.page.getByRole('status').waitFor();
  assert.ok(!await told());
  await operator.ctx.close();
});

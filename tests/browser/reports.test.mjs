// Reports and permits as staff use them: written, corrected, verified, asked for, decided, and who may.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { enter, someone } from './desk.mjs';
import { SCREENS, context, openBrowser, openHall } from './hall.mjs';
import { violations } from './look.mjs';

const PLAIN = readFileSync(fileURLToPath(new URL('../../crates/core/src/work/photo/plain.jpg', import.meta.url)));
/** The photo as a phone writes it: with a place beside the picture. */
const PHOTO = Buffer.concat([PLAIN.subarray(0, 2), Buffer.from([0xff, 0xe1, 0, 15]), Buffer.from('http:GPS -6.5'), PLAIN.subarray(2)]);
const UNIT = 'kelurahan-pabaton';
let hall, browser;
before(async () => { [hall, browser] = await Promise.all([openHall(), openBrowser()]); });
after(async () => { await browser?.close(); await hall?.close(); });

const main = (page) => page.locator('main').innerText();

/** A page of somebody who is signed in. */
async function of(who, path, more = {}) {
  const ctx = await context(browser, SCREENS[0], more);
  const page = await ctx.newPage();
  await enter(page, hall.address, who);
  await page.goto(hall.address + path);
  return page;
}

/** Sends a form and waits for what the hall says: a script sends it by itself. */
async function send(page, button) {
  await page.locator('main').evaluate((main) => main.setAttribute('data-lama', ''));
  await page.locator(button).click();
  await page.locator('main:not([data-lama])').waitFor();
}

/** Numbers of the unit's staff who work from home today, in the order of the sign-in page. */
async function atHome() {
  const found = [];
  for (let orang = 0; orang < 7; orang++) {
    const who = await someone(hall.address, { peran: 'employee', unit: UNIT, orang });
    if ((await who.ask('/bogor/saya')).html.includes('Hari ini Anda bekerja dari rumah')) found.push(orang);
  }
  return found;
}

for (const javaScriptEnabled of [true, false]) {
  const mode = javaScriptEnabled ? 'with script' : 'without script';
  // What judges a page is a script itself.
  const judged = async (page) => javaScriptEnabled && assert.deepEqual(await violations(page), []);
  describe(mode, () => {
    test('a report goes from its line to its verdict, and nothing is lost on the way', async () => {
      const orang = javaScriptEnabled ? 0 : 1;
      const employee = await of({ peran: 'employee', unit: UNIT, orang }, '/bogor/saya/kegiatan', { javaScriptEnabled });
      const line = `Menyalurkan bantuan RW ${orang + 3}`;
      await employee.locator('#kegiatan').fill(line);
      await employee.locator('summary').first().click();
      await employee.locator('#foto').setInputFiles({ name: 'foto.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') });
      await send(employee, 'form[enctype] button');
      assert.match(await main(employee), /bukan foto JPEG/);
      assert.match(await employee.title(), /^Kesalahan: /);
      assert.equal(await employee.locator('#kegiatan').inputValue(), line, 'what was typed is kept');
      await judged(employee);
      if (!(await employee.locator('#foto').isVisible())) await employee.locator('summary').first().click();
      await employee.locator('#foto').setInputFiles({ name: 'foto.jpg', mimeType: 'image/jpeg', buffer: PHOTO });
      await send(employee, 'form[enctype] button');
      assert.match(employee.url(), /terkirim=/);
      assert.match(await main(employee), /Atasan memeriksanya paling lambat Kamis, 1 Juli 2021 pukul 12\.00 WIB/);
      await judged(employee);
      const article = employee.locator('article', { hasText: line });
      const address = await article.locator('a[href$="/foto"]').getAttribute('href');
      const photo = await employee.goto(hall.address + address);
      assert.deepEqual([photo.status(), photo.headers()['content-type'], photo.headers()['x-content-type-options']], [200, 'image/jpeg', 'nosniff']);
      assert.ok(!(await photo.body()).includes('GPS'), 'the place is gone');
      assert.ok((await photo.body()).equals(PLAIN), 'the picture is not');
      await employee.goto(`${hall.address}/bogor/saya/kegiatan`);
      await employee.locator('article', { hasText: line }).getByRole('link', { name: /Perbaiki/ }).click();
      await employee.locator('#alasan').fill('RW salah');
      await employee.locator('#kegiatan').fill(`${line} dan sekitarnya`);
      await send(employee, 'form[enctype] button');
      assert.match(await main(employee), /Sudah diperbaiki/);
      assert.match(await main(employee), /Perbaikan: RW salah/);
      const head = await of({ peran: 'superior', unit: UNIT }, '/bogor/tim/kegiatan', { javaScriptEnabled });
      const waits = head.locator('article', { hasText: `${line} dan sekitarnya` }).first();
      await waits.locator('summary').click();
      await waits.locator('input[name=alasan]').fill('tulis jumlahnya');
      await waits.locator('button[value=kembalikan]').click();
      assert.match(await main(head), /1 laporan diputuskan/);
      await judged(head);
      await employee.goto(`${hall.address}/bogor/saya/kegiatan`);
      assert.match(await main(employee), /Dikembalikan, .*: tulis jumlahnya/);
      await employee.context().close();
      await head.context().close();
    });

    test('a permit is asked for, refused with a reason, and another is taken back', async () => {
      // The order keeps at home who works from there: one of them for each form of the walk.
      const orang = (await atHome()).at(javaScriptEnabled ? -1 : -2);
      const employee = await of({ peran: 'employee', unit: UNIT, orang }, '/bogor/saya/izin', { javaScriptEnabled });
      assert.match(await main(employee), /Diktum KESATU/);
      assert.match(await main(employee), /ini bawaan balai/);
      const ask = async (from, to) => {
        await employee.locator('#perlu').selectOption('pokok');
        await employee.locator('#tujuan').fill('Pasar');
        await employee.locator('#dari').fill(from);
        await employee.locator('#sampai').fill(to);
        await send(employee, 'form:has(#perlu) button');
      };
      await ask('11:00', '10:00');
      assert.match(await main(employee), /Jam kembali sesudah jam berangkat/);
      assert.equal(await employee.locator('#tujuan').inputValue(), 'Pasar');
      await judged(employee);
      await ask('10:00', `11:0${orang}`);
      assert.match(await main(employee), /Atasan menjawab paling lambat Rabu, 30 Juni 2021 pukul 08\.00 WIB/);
      await judged(employee);
      const head = await of({ peran: 'superior', unit: UNIT }, '/bogor/saya', { javaScriptEnabled });
      await judged(head);
      await head.getByRole('link', { name: /permintaan izin menunggu jawaban Anda/ }).click();
      const waits = head.locator('article', { hasText: `10.00–11.0${orang}` });
      assert.match(await waits.innerText(), /Sisa waktu menjawab 45 menit/);
      await waits.locator('summary').click();
      await waits.locator('input[name=alasan]').fill('dapat diantar');
      await waits.locator('button[value=tolak]').click();
      assert.match(await main(head), /Tercatat/);
      await judged(head);
      await employee.goto(`${hall.address}/bogor/saya/izin`);
      assert.match(await main(employee), /Tidak diizinkan, .*: dapat diantar/);
      await ask('13:00', '14:00');
      await employee.locator('article', { hasText: '13.00–14.00' }).locator('button[value=tarik]').click();
      assert.match(await employee.locator('article', { hasText: '13.00–14.00' }).innerText(), /Ditarik/);
      await employee.context().close();
      await head.context().close();
    });
  });
}

test('one button accepts what is plain, and the recap says the same on the page and in the file', async () => {
  const unit = 'kelurahan-paledang';
  const field = (html, name) => html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';
  for (const orang of [0, 1]) {
    const who = await someone(hall.address, { peran: 'employee', unit, orang });
    const { html } = await who.ask('/bogor/saya/kegiatan');
    const form = { tanda: field(html, 'tanda'), kunci: field(html, 'kunci'), saat: '2021-06-30T07:00:00+07:00', hari: '2021-06-30', kegiatan: 'Rapat daring', tugas: '' };
    const first = await who.ask('/bogor/saya/kegiatan', form);
    const again = await who.ask('/bogor/saya/kegiatan', { ...form, saat: '2021-06-30T07:10:00+07:00' });
    assert.deepEqual([first.status, first.location], [303, again.location], 'sent twice, kept once');
  }
  const head = await of({ peran: 'unit-head', unit }, '/bogor/tim/kegiatan');
  await head.getByRole('button', { name: 'Terima 2 laporan biasa' }).click();
  assert.match(await main(head), /2 laporan diputuskan/);
  await head.goto(`${hall.address}/bogor/rekap/kegiatan?bulan=2021-06`);
  assert.deepEqual(await violations(head), []);
  const total = await head.locator('tr', { hasText: 'Seluruhnya' }).locator('td').allInnerTexts();
  assert.deepEqual(total, ['2', '0', '0', '2']);
  const file = await head.evaluate(async (path) => (await fetch(path)).text(), `/bogor/rekap/kegiatan?unit=${unit}&bulan=2021-06&bentuk=csv`);
  const rows = file.trim().split('\r\n').slice(1).map((row) => row.slice(1, -1).split('","'));
  assert.equal(rows.filter((row) => row[4] === 'terkirim').length, 2);
  assert.equal(rows.filter((row) => row[8] === 'diterima').length, 2);
  const sheet = await head.evaluate(async (path) => { const a = await fetch(path); return [a.status, a.headers.get('content-disposition')]; }, `/bogor/rekap/kegiatan?unit=${unit}&bulan=2021-06&bentuk=xlsx`);
  assert.deepEqual(sheet, [200, `attachment; filename="laporan-${unit}-2021-06.xlsx"`]);
  await head.context().close();
  const auditor = await someone(hall.address, { peran: 'inspectorate', unit: '' });
  const whole = (await auditor.ask('/bogor/rekap/kegiatan?unit=semua&bulan=2021-06')).html.trim().split('\r\n');
  assert.equal(whole.filter((row) => row.includes('"data_contoh","unit"')).length, 1, 'one head');
  assert.deepEqual(whole.filter((row) => row.endsWith(`"${unit}"`)), file.trim().split('\r\n').slice(1));
  assert.ok(whole.length > 13362, 'everybody');
});

test('who owes a report and sent none is reminded, and their superior sees it', async () => {
  const unit = 'kelurahan-dago';
  const head = await of({ city: 'bandung', peran: 'superior', unit }, '/bandung/tim/kegiatan');
  for (let tries = 0; tries < 60 && !/Sudah diingatkan satu kali/.test(await main(head)); tries += 1) {
    await head.waitForTimeout(1000);
    await head.reload();
  }
  assert.match(await main(head), /Belum melapor[\s\S]*Selasa, 29 Juni 2021/);
  assert.deepEqual(await violations(head), []);
  const employee = await of({ city: 'bandung', peran: 'unit-head', unit }, '/bandung/saya/kegiatan');
  assert.match(await main(employee), /Pengingat: laporan untuk Selasa, 29 Juni 2021 belum ada/);
  assert.match(await main(employee), /Butir 4[\s\S]*ini bawaan balai/);
  await employee.locator('#hari').fill('2021-06-29');
  await employee.locator('#kegiatan').fill('Menyusun data penerima bantuan');
  await send(employee, 'form[enctype] button');
  assert.doesNotMatch(await main(employee), /Pengingat/);
  assert.match(await main(employee), /terlambat 885 menit/i);
  await employee.context().close();
  await head.context().close();
});

test('each role sees its own pages alone', async () => {
  const pages = ['/bogor/saya/kegiatan', '/bogor/saya/izin', `/bogor/tim/kegiatan?unit=${UNIT}`, `/bogor/tim/izin?unit=${UNIT}`, `/bogor/rekap/kegiatan?unit=${UNIT}`];
  const table = [
    ['employee', UNIT, [200, 200, 403, 403, 403]],
    ['superior', UNIT, [200, 200, 200, 200, 403]],
    ['unit-head', UNIT, [200, 200, 200, 200, 200]],
    ['superior', 'kelurahan-paledang', [200, 200, 403, 403, 403]],
    ['inspectorate', '', [200, 200, 200, 200, 200]],
    ['operator', '', [403, 403, 200, 403, 200]],
    ['province', '', [403, 403, 403, 403, 403]],
  ];
  for (const [peran, unit, expected] of table) {
    const who = await someone(hall.address, { peran, unit });
    const told = [];
    for (const path of pages) told.push((await who.ask(path)).status);
    assert.deepEqual(told, expected, `${peran} ${unit}`);
  }
  const stranger = await fetch(`${hall.address}/bogor/saya/izin`, { redirect: 'manual' });
  assert.equal(stranger.status, 303);
  assert.match(stranger.headers.get('location'), /masuk\?ke=/);
});

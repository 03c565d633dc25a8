// The desk as drafters use it: live, by two, through a crash, without script, by questions.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { drafter, enter, planner, someone } from './desk.mjs';
import { SCREENS, context, openBrowser, openHall } from './hall.mjs';
import { violations } from './look.mjs';

let hall, browser;
before(async () => { [hall, browser] = await Promise.all([openHall(), openBrowser()]); });
after(async () => { await browser?.close(); await hall?.close(); });

/** A draft that follows Bogor's order, opened by somebody with a page. */
async function opened(id, more = {}) {
  const path = `/bogor/perintah/${id}`;
  const ctx = await context(browser, SCREENS[1], more);
  const page = await ctx.newPage();
  const sari = await enter(page, hall.address, { peran: 'legal-bureau' });
  const answer = await sari.begin('bogor', id, 'bogor-2021-06-29');
  assert.equal(answer.status, 303, answer.html.slice(0, 400));
  await page.goto(hall.address + path);
  return { path, ctx, page, sari };
}

const retype = (page, from, to) => page.locator('#teks').evaluate((box, [a, b]) => {
  box.value = box.value.replace(a, b);
  box.dispatchEvent(new Event('input', { bubbles: true }));
}, [from, to]);
const versions = async (page) => {
  await page.locator('#riwayat-isi').waitFor();
  return page.locator('#riwayat-isi tbody tr').count();
};

describe('as one types', () => {
  test('findings, letter and effects follow, and nothing is saved', async () => {
    const { ctx, page } = await opened('bogor-uji-ketik');
    assert.match(await page.locator('#naskah-isi').innerText(), /25% \(dua puluh lima persen\)/);
    const before = await page.locator('#akibat-isi').innerText();
    await retype(page, 'paling banyak 25%', 'paling banyak 40%');
    await page.locator('#naskah-isi', { hasText: '40% (empat puluh persen)' }).waitFor();
    assert.notEqual(await page.locator('#akibat-isi').innerText(), before);
    await retype(page, 'bekerja dari rumah', 'bekerja dari bulan');
    const link = page.locator('#temuan .galat:has-text("bekerja dari bulan") a').first();
    await link.waitFor();
    const line = await link.innerText();
    const number = Number(line.match(/\d+/)[0]);
    assert.match(await page.locator(`#baris li:nth-child(${number})`).getAttribute('class'), /galat/);
    await link.click();
    const chosen = await page.locator('#teks').evaluate((box) => box.value.slice(box.selectionStart, box.selectionEnd));
    assert.match(chosen, /bekerja dari bulan/);
    assert.equal(await page.locator('#baris li').count(), await page.locator('#teks').evaluate((box) => box.value.trimEnd().split('\n').length));
    assert.deepEqual(await violations(page), []);
    await page.reload();
    assert.equal(await versions(page), 1);
    await ctx.close();
  });

  test('a save makes a version in place, by key too, and a second click none', async () => {
    const { ctx, page } = await opened('bogor-uji-simpan');
    await retype(page, '25%', '30%');
    await page.keyboard.press('Control+s');
    await page.locator('#riwayat-isi tbody tr').nth(1).waitFor();
    assert.match(await page.locator('#lencana').innerText(), /versi 2/);
    await page.locator('button[value=simpan]').click();
    await page.locator('button[value=simpan]:focus').waitFor();
    await page.reload();
    assert.equal(await versions(page), 2);
    assert.match(await page.locator('#teks').inputValue(), /30%/);
    await ctx.close();
  });
});

describe('two on one draft', () => {
  test('see each other, and the second save loses neither text', async () => {
    const { path, ctx, page } = await opened('bogor-uji-dua');
    const budi = await drafter(hall.address, 1);
    const form = await budi.open(path);
    await page.reload();
    await page.locator('#kabar', { hasText: 'juga sedang dibuka' }).waitFor();
    assert.equal((await budi.send(path, form, 'perintah "Milik Budi" {\n}\n')).status, 303);
    await retype(page, '25%', '35%');
    await page.locator('button[value=simpan]').click();
    await page.locator('#kabar', { hasText: `${budi.name} menyimpan versi 2` }).waitFor();
    assert.match(await page.locator('#teks').inputValue(), /35%/, 'what was typed is still there');
    assert.match(await page.locator('#kabar pre').innerText(), /Milik Budi/);
    assert.deepEqual(await violations(page), []);
    await page.locator('button[value=simpan]').click();
    await page.locator('#riwayat-isi tbody tr').nth(2).waitFor();
    await page.goto(`${hall.address}${path}?versi=2`);
    assert.match(await page.locator('#teks').inputValue(), /Milik Budi/, 'his version is kept');
    await ctx.close();
  });
});

describe('through a crash', () => {
  test('what was typed comes back in the same browser', async () => {
    const { path, ctx, page } = await opened('bogor-uji-putus');
    await retype(page, '25%', '45%');
    await page.close();
    const again = await ctx.newPage();
    await again.goto(hall.address + path);
    assert.match(await again.locator('#teks').inputValue(), /25%/);
    await again.locator('#pulih button[value=pulih]').click();
    assert.match(await again.locator('#teks').inputValue(), /45%/);
    await again.locator('#naskah-isi', { hasText: '45% (empat puluh lima persen)' }).waitFor();
    await ctx.close();
  });

  test('a hall that does not answer is said, and saving later works', async () => {
    const { ctx, page } = await opened('bogor-uji-luring');
    await retype(page, '25%', '55%');
    await ctx.setOffline(true);
    await page.locator('button[value=simpan]').click();
    await page.locator('#putus:visible').waitFor();
    await ctx.setOffline(false);
    await page.locator('button[value=simpan]').click();
    await page.locator('#riwayat-isi tbody tr').nth(1).waitFor();
    assert.equal(await page.locator('#putus:visible').count(), 0);
    await ctx.close();
  });
});

describe('without script', () => {
  test('one checks, saves, compares, puts away and takes back', async () => {
    const { path, ctx, page, sari } = await opened('bogor-uji-polos', { javaScriptEnabled: false });
    const text = await page.locator('#teks').inputValue();
    await page.locator('#teks').fill(text.replace('bekerja dari rumah', 'bekerja dari bulan'));
    await page.locator('button[value=periksa]').click();
    assert.ok(await page.locator('#temuan .galat').count() > 0);
    assert.equal(await versions(page), 1);
    await page.locator('#teks').fill(text.replace('25%', '30%'));
    await page.locator('button[value=simpan]').click();
    assert.equal(await versions(page), 2);
    assert.ok((await page.locator('#riwayat-isi').innerText()).includes(sari.name));
    await page.goto(`${hall.address}${path}/banding`);
    const lines = await page.locator('.b-beda').innerText();
    assert.match(lines, /25%[\s\S]*30%/);
    await page.goto(hall.address + path);
    await page.locator('button[value=singkirkan]').click();
    await page.locator('section:has(> h3:has-text("bogor-uji-polos")) button').click();
    assert.match(page.url(), /bogor-uji-polos$/);
    assert.equal(await versions(page), 4);
    await ctx.close();
  });
});

describe('by questions', () => {
  for (const javaScriptEnabled of [true, false]) {
    test(`the same order in both directions, ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
      const id = `bogor-uji-tanya-${javaScriptEnabled}`;
      const { path, ctx, page } = await opened(id, { javaScriptEnabled });
      const text = await page.locator('#teks').inputValue();
      await page.locator('button[value=tanya]').click();
      const rows = page.locator('.b-tanya');
      assert.ok(await rows.count() > 30);
      await page.locator('button[value=teks]').click();
      assert.equal(await page.locator('#teks').inputValue(), text, 'nothing is lost');

      await page.locator('button[value=tanya]').click();
      const quota = rows.filter({ hasText: 'paling banyak 25% dari' }).first();
      const number = (await quota.getAttribute('id')).slice(1);
      await quota.locator('button[value^=ubah]').click();
      await page.locator(`#b${number} input[value="25%"]`).fill('40%');
      await page.locator('button[value=periksa]').click();
      await page.locator('#naskah-isi', { hasText: '40% (empat puluh persen)' }).waitFor();
      const before = await rows.count();
      const clause = page.locator('.b-tanya--diktum').last();
      const at = (await clause.getAttribute('id')).slice(1);
      await clause.locator('select').last().selectOption('program');
      await clause.locator(`button[value="tambah:${at}"]`).click();
      await rows.nth(before).waitFor();
      await page.locator('button[value=simpan]').click();
      await page.locator('#riwayat-isi tbody tr').nth(1).waitFor();
      await page.goto(hall.address + path);
      const made = await page.locator('#teks').inputValue();
      const gone = text.split('\n').filter((line) => !made.includes(line));
      const come = made.split('\n').filter((line) => !text.includes(line));
      assert.deepEqual(gone.map((l) => l.trim().slice(0, 44)), ['di kantor atau di lapangan paling banyak 25%']);
      assert.deepEqual(come.map((l) => l.trim().slice(0, 44)), ['di kantor atau di lapangan paling banyak 40%']);
      assert.equal(made.match(/program prioritas/g).length, 2);
      await ctx.close();
    });
  }

  test('rows move, go, and a wrong answer is told at its row', async () => {
    const { path, ctx, page } = await opened('bogor-uji-baris');
    await page.goto(`${hall.address}${path}/tanya`);
    const kinds = () => page.locator('.b-tanya legend').allInnerTexts();
    const before = await kinds();
    const second = before[2];
    await page.locator('#b2 button[value="ubah:2"]').click();
    await page.locator('#b2 button[value="naik:2"]').click();
    await page.locator(`#b1 legend:text-is("${second}")`).waitFor();
    await page.locator('#b1 button[value="ubah:1"]').click();
    await page.locator('#b1 button[value="hapus:1"]').click();
    await page.waitForFunction((n) => document.querySelectorAll('.b-tanya').length === n, before.length - 1);
    const city = page.locator('.b-tanya', { hasText: 'wilayah bogor' }).first();
    await city.locator('button[value^=ubah]').click();
    await page.locator('input[value=bogor]').fill('atlantis');
    await page.locator('.b-tanya .b-salah .galat, .b-tanya .b-salah .awas').first().waitFor();
    assert.deepEqual(await violations(page), []);
    await ctx.close();
  });

  test('what was answered comes back after a crash', async () => {
    const { path, ctx, page } = await opened('bogor-uji-tanya-putus');
    await page.goto(`${hall.address}${path}/tanya`);
    await page.locator('#b0 button[value="ubah:0"]').click();
    const answer = page.waitForResponse((r) => r.request().postData()?.includes('aksi=periksa'));
    await page.locator('#b0 input[type=text]').first().fill('Judul yang belum disimpan');
    await (await answer).finished();
    await page.waitForFunction(() => document.querySelector('#utuh').textContent.includes('Judul yang belum'));
    await page.close();
    const again = await ctx.newPage();
    await again.goto(`${hall.address}${path}/tanya`);
    await again.locator('#pulih button[value=pulih]').click();
    await again.locator('h1', { hasText: 'Judul yang belum disimpan' }).waitFor();
    await ctx.close();
  });
});

describe('what a form has to bear', () => {
  test('a form without this browser\'s token changes nothing and keeps its text', async () => {
    const { path, ctx } = await opened('bogor-uji-tanda');
    const stranger = await drafter(hall.address, 1);
    const form = await stranger.open(path);
    const answer = await stranger.send(path, { ...form, tanda: 'f'.repeat(32) }, 'naskah "asing"');
    assert.equal(answer.status, 403);
    assert.match(answer.html, /naskah &#34;asing&#34;|naskah &quot;asing&quot;/);
    assert.doesNotMatch((await stranger.open(path)).html, /versi 2/);
    await ctx.close();
  });

  test('names and texts that cannot be kept are said', async () => {
    const sari = await drafter(hall.address);
    const table = [['Bogor Baru', '', 422], ['', '', 422], ['bogor-2021-06-29', '', 422], ['bogor-uji-nama', '', 303], ['bogor-uji-nama', 'bogor-2021-06-29', 422]];
    for (const [id, from, status] of table) {
      assert.equal((await sari.begin('bogor', id, from)).status, status, id);
    }
    const path = '/bogor/perintah/bogor-uji-nama';
    const long = await sari.send(path, await sari.open(path), 'x'.repeat(300_000));
    assert.equal(long.status, 422);
    assert.equal((await sari.ask('/bogor/perintah/tidak-ada')).status, 404);
    for (const versi of ['9', '0', 'abc']) assert.equal((await sari.ask(`${path}?versi=${versi}`)).status, 404, versi);
  });
});

describe('a roster mended by hand', () => {
  test('without script: an absence, its changes, a quicker colleague, publishing, the comparison', async () => {
    const path = '/bogor/jadwal/kelurahan-pabaton';
    const ctx = await context(browser, SCREENS[1], { javaScriptEnabled: false });
    const page = await ctx.newPage();
    const sari = await enter(page, hall.address, { peran: 'unit-head', unit: 'kelurahan-pabaton' });
    await page.goto(hall.address + path);
    await page.locator('td:nth-child(4) a.b-sel.K').first().click();
    await page.locator('#sampai').fill('2021-07-02');
    await page.locator('form:has(#sampai) button').click();
    assert.match(page.url(), /usul=halangan\.[^.]+\.2021-07-01\.2021-07-02/);
    assert.match(await page.locator('.b-perubahan').innerText(), /tidak tersedia pada hari itu/);
    assert.ok(await page.locator('.b-sel.ubah').count() > 1);
    assert.equal((await (await fetch(hall.address + path)).text()).includes('b-sel T ubah'), false, 'nothing is kept');
    const budi = await planner(hall.address, 'kelurahan-pabaton', 1);
    assert.equal((await budi.publish(path, await budi.absence(path, '2021-07-05', 2))).status, 303);
    await page.locator('.b-terbit button').click();
    assert.ok((await page.locator('main').innerText()).includes(`${budi.name} sudah menerbitkan jadwal ke-2`));
    assert.equal(await page.locator('.b-usul .b-langkah li').count(), 1, 'the step is still there');
    await page.locator('.b-terbit button').click();
    assert.match(page.url(), /banding=induk/);
    assert.match(await page.locator('.b-perubahan').innerText(), /tidak tersedia pada hari itu/);
    const history = await page.locator('.b-riwayat').innerText();
    const order = ['Jadwal ke-3', sari.name, 'Jadwal ke-2', budi.name, 'Jadwal ke-1'].map((words) => history.indexOf(words));
    assert.ok(order.every((at, i) => at >= 0 && at >= (order[i - 1] ?? 0)), `${order}: ${history}`);
    const book = await fetch(`${hall.address}${path}/jadwal.xlsx`);
    assert.equal(Buffer.from(await book.arrayBuffer()).subarray(0, 2).toString(), 'PK');
    await ctx.close();
  });

  test('by keyboard: the arrows go from cell to cell, Enter opens the panel', async () => {
    const ctx = await context(browser, SCREENS[1]);
    const page = await ctx.newPage();
    await page.goto(`${hall.address}/bogor/jadwal/kelurahan-paledang`);
    assert.equal(await page.locator('.b-sel[tabindex="0"]').count(), 1);
    await page.locator('.b-sel[tabindex="0"]').focus();
    for (const key of ['ArrowRight', 'ArrowDown', 'End', 'ArrowLeft']) await page.keyboard.press(key);
    const at = await page.evaluate(() => [document.activeElement.closest('td').cellIndex, document.activeElement.closest('tr').sectionRowIndex]);
    assert.ok(at[0] > 2 && at[1] === 1, `the focus is at ${at}`);
    await page.keyboard.press('Enter');
    await page.locator('#mengapa .b-alasan').first().waitFor();
    await ctx.close();
  });

  test('many absent at once: faults by line, changes by unit, publishing, taking one back', async () => {
    const ctx = await context(browser, SCREENS[1], { javaScriptEnabled: false });
    const page = await ctx.newPage();
    await enter(page, hall.address, { peran: 'operator' });
    await page.goto(`${hall.address}/bogor/jadwal`);
    await page.locator('a[href$="/jadwal/halangan"]').click();
    const look = page.locator('form:has(#daftar:visible) button').first();
    await page.locator('#daftar').fill('BGR-99999; 2021-07-01\nBGR-00007; besok');
    await look.click();
    assert.match(await page.locator('[role=alert]').innerText(), /Baris 1: tidak ada pegawai “BGR-99999”[\s\S]*Baris 2: “besok”/);
    const board = await (await fetch(`${hall.address}/bogor/jadwal/kelurahan-pabaton`)).text();
    const ids = [...new Set([...board.matchAll(/pegawai=(BGR-\d+)/g)].map((m) => m[1]))];
    const list = `pegawai;dari;sampai\n${ids.slice(0, 3).map((id) => `${id}; 2021-07-03; 4-7-2021`).join('\n')}`;
    await page.locator('#daftar').fill(list);
    await look.click();
    assert.equal(await page.locator('#daftar').inputValue(), list, 'the list stays');
    assert.match(await page.locator('.b-usul').innerText(), /3 halangan mengubah \d+ hari tugas/);
    const head = await planner(hall.address, 'kelurahan-pabaton');
    assert.equal((await head.ask('/bogor/jadwal/halangan', { daftar: list })).status, 403, 'of one unit');
    const stranger = await someone(hall.address, { peran: 'operator' });
    assert.equal((await stranger.ask('/bogor/jadwal/halangan', { aksi: 'terbitkan', tanda: 'x'.repeat(32), daftar: list })).status, 403);
    const table = await stranger.ask('/bogor/jadwal/halangan', { aksi: 'tabel', daftar: list });
    assert.match(table.html, /^"unit","tanggal"[\s\S]*"Tidak tersedia","tidak tersedia pada hari itu"/);
    await page.locator('.b-usul button[value=terbitkan]').click();
    assert.match(await page.locator('[role=status]').innerText(), /sudah diterbitkan: \d+ hari kerja orang berubah/);
    await page.goto(`${hall.address}/bogor/jadwal/kelurahan-pabaton?pegawai=${ids[0]}&hari=2021-07-03`);
    await page.locator('a[href*="kembali."]').click();
    assert.match(await page.locator('.b-langkah').innerText(), /tersedia kembali: halangan Sabtu, 3 Juli sampai Minggu, 4 Juli dicabut/);
    await page.locator('.b-terbit button').click();
    assert.match(page.url(), /banding=induk/);
    await ctx.close();
  });

  test('a form of another browser, or a step that is none, publishes nothing', async () => {
    const path = '/bogor/jadwal/kelurahan-panaragan';
    const [rina, budi] = [await planner(hall.address, 'kelurahan-panaragan'), await planner(hall.address, 'kelurahan-panaragan', 1)];
    const next = await planner(hall.address, 'kelurahan-paledang');
    const usul = await rina.absence(path, '2021-07-01');
    assert.equal((await rina.ask(path, { tanda: 'x'.repeat(32), usul })).status, 403);
    assert.equal((await next.ask(`${path}?usul=${usul}`)).html.includes('b-terbit'), false, 'the head of another unit');
    assert.equal((await rina.publish(path, 'langkah.aneh')).status, 403, 'no proposal, no form');
    const late = await budi.ask(`${path}?usul=${usul.replaceAll('2021-07-01', '2021-06-29')}`);
    assert.match(late.html, /sudah lewat[\s\S]*Buang seluruh usulan/);
  });
});

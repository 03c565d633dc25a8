// Health as people use it: three taps on a phone, a roster that follows, an officer who traces, and a
// wall that nothing gets over.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { enter, someone } from './desk.mjs';
import { SCREENS, context, openBrowser, openHall } from './hall.mjs';
import { overflow, violations } from './look.mjs';

const UNIT = 'kelurahan-pabaton';
const WORDS = /gejala|positif|terkonfirmasi|isolasi|karantina|kontak erat|suspek|probable|tertular|sakit|symptom|positive|confirmed|isolation|quarantine|infect/gi;
let hall, browser;
before(async () => { [hall, browser] = await Promise.all([openHall(), openBrowser()]); });
after(async () => { await browser?.close(); await hall?.close(); });

const words = (html) => (html.match(WORDS) ?? []).map((word) => word.toLowerCase()).sort().join(' ');
const looked = async (page) => {
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(await overflow(page), []);
};

/** Opens a page as one of the sample people. */
async function as(who, screen, javaScriptEnabled = true) {
  const ctx = await context(browser, SCREENS[screen], { javaScriptEnabled });
  const page = await ctx.newPage();
  const { name } = await enter(page, hall.address, who);
  return { ctx, page, name, go: (path) => page.goto(hall.address + path) };
}

describe('from a report to a roster', () => {
  const OTHERS = ['public', 'superior', 'unit-head', 'inspectorate', 'operator', 'leadership', 'province', 'legal-bureau', 'picket-officer'];
  const PAGES = [`/bogor/jadwal/${UNIT}`, `/en/bogor/jadwal/${UNIT}`, `/bogor/jadwal/${UNIT}?banding=induk`, `/bogor/jadwal/${UNIT}/kalender.ics`, '/bogor', '/bogor/aturan/bogor-2021-06-29.json', '/bogor/saya/pemberitahuan', '/bogor/saya/gejala', '/bogor/kesehatan', '/akun'];
  const seen = new Map();
  let rina;

  test('before it', async () => {
    for (const peran of OTHERS) {
      const ask = peran === 'public' ? async (path) => ({ html: await (await fetch(hall.address + path)).text() }) : (await someone(hall.address, { peran, unit: UNIT })).ask;
      const told = {};
      for (const path of PAGES) told[path] = words((await ask(path)).html);
      seen.set(peran, { ask, told });
    }
  });

  for (const javaScriptEnabled of [true, false]) {
    // Nothing can be asked of a page without script.
    const look = javaScriptEnabled ? looked : async () => {};
    test(`three taps on a phone ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
      const orang = javaScriptEnabled ? 0 : 1;
      const { ctx, page, name, go } = await as({ peran: 'employee', unit: UNIT, orang }, 0, javaScriptEnabled);
      await go('/bogor/saya/gejala');
      await look(page);
      await page.locator('button:has-text("Kirim laporan")').click();
      assert.match(await page.locator('[role=alert]').innerText(), /Pilih satu keadaan/);
      assert.match(await page.title(), /^Kesalahan: /);
      await look(page);
      const clock = Date.now();
      await page.locator('label[for=k-positif-gejala]').click();
      await page.locator('button:has-text("Kirim laporan")').click();
      console.log(`# from the tap to the page that says the roster follows: ${Date.now() - clock} ms`);
      const main = await page.locator('main').innerText();
      assert.match(main, /sudah tercatat/);
      assert.match(main, /Jadwal unit sudah disesuaikan/);
      assert.match(main, /berhalangan Rabu, 30 Juni sampai Senin, 12 Juli 2021/);
      assert.match(main, /Belum ada orang lain yang melihat/);
      await look(page);
      if (javaScriptEnabled) rina = name;
      await go(`/bogor/jadwal/${UNIT}`);
      assert.match(await page.locator('main').innerText(), new RegExp(name));
      await go('/bogor/saya');
      await page.getByRole('link', { name: '1 pemberitahuan belum dibaca' }).click();
      assert.match(await page.locator('main').innerText(), /Jadwal Anda berubah/);
      await look(page);
      await page.locator('button:has-text("Tandai sudah dibaca")').click();
      assert.equal(await page.locator('text=Belum dibaca').count(), 0);
      await ctx.close();
    });
  }

  test('nothing got over the wall', async () => {
    for (const [peran, { ask, told }] of seen) {
      for (const path of PAGES) {
        const { html } = await ask(path);
        assert.equal(words(html), told[path], `${peran} at ${path}`);
      }
    }
    const { ask } = seen.get('leadership');
    const numbers = (await ask('/bogor/kesehatan/angka')).html;
    assert.match(numbers, /kurang dari 5, jadi tidak ditampilkan/);
    assert.doesNotMatch(numbers, /Kelurahan Pabaton/);
    for (const path of ['/bogor/kesehatan', '/bogor/kesehatan/catat', '/bogor/kesehatan/kontak?pegawai=BGR-00001']) {
      for (const [peran, { ask: other }] of seen) {
        if (peran !== 'public') assert.equal((await other(path)).status, 403, `${peran} at ${path}`);
      }
    }
  });

  test('the officer sees, traces and marks', async () => {
    const { ctx, page, go } = await as({ peran: 'health-officer' }, 1);
    await go('/bogor/kesehatan');
    assert.match(await page.locator('main').innerText(), new RegExp(`${rina}[\\s\\S]*Terkonfirmasi positif`));
    await looked(page);
    await page.locator(`a:has-text("Kontak ${rina}")`).click();
    await looked(page);
    assert.match(await page.locator('main').innerText(), /jadwal ke-\d+ dari bogor-2021-06-29/);
    const boxes = page.locator('input[name=kontak]');
    const count = await boxes.count();
    if (count > 0) {
      for (const box of await boxes.all()) await box.uncheck();
      await boxes.first().check();
      await page.locator('button:has-text("Tandai kontak erat")').click();
      assert.match(await page.locator('[role=status]').innerText(), /1 pegawai sudah ditandai/);
      await looked(page);
    }
    console.log(`# ${count} shared the office`);
    await go('/bogor/kesehatan/angka');
    assert.match(await page.locator('main').innerText(), /2 pegawai pernah terkonfirmasi/);
    await looked(page);
    await go('/bogor/kesehatan/catat');
    await looked(page);
    await page.locator('#cari').fill(rina);
    await page.locator('button:has-text("Buka catatan")').click();
    await looked(page);
    await page.locator('label[for=k-selesai]').click();
    await page.locator('#ganti').selectOption({ index: 1 });
    await page.locator('button:has-text("Catat")').last().click();
    assert.match(await page.locator('[role=alert]').innerText(), /alasan/i);
    await page.locator('label[for=k-sehat]').click();
    await page.locator('#ganti').selectOption({ index: 1 });
    await page.locator('#alasan').selectOption('laboratorium');
    await page.locator('button:has-text("Catat")').last().click();
    assert.match(await page.locator('main').innerText(), /dicoret: hasil laboratorium dibetulkan/);
    await looked(page);
    await go('/bogor/kesehatan/angka');
    assert.match(await page.locator('main').innerText(), /1 pegawai pernah terkonfirmasi[\s\S]*hasil laboratorium dibetulkan/);
    await ctx.close();
  });
});

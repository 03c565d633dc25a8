// Accounts as people use them: in by one button, by password and code, out again, and nothing lost.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { enter, someone } from './desk.mjs';
import { SCREENS, context, openBrowser, openHall } from './hall.mjs';
import { violations } from './look.mjs';
import { code } from './phone.mjs';

const PASSWORD = 'kuda batu air lilin';
let hall, browser;
before(async () => { [hall, browser] = await Promise.all([openHall(), openBrowser()]); });
after(async () => { await browser?.close(); await hall?.close(); });

for (const javaScriptEnabled of [true, false]) {
  describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test('a button per role leads to the desk of the role, and out again', async () => {
      const ctx = await context(browser, SCREENS[0], { javaScriptEnabled });
      const page = await ctx.newPage();
      await page.goto(`${hall.address}/bogor/perintah`);
      assert.match(page.url(), /\/bogor\/masuk\?ke=/);
      assert.equal(await page.locator('button[name=peran]').count(), 10);
      await page.locator('button[value=legal-bureau]').click();
      assert.match(page.url(), /\/bogor\/perintah$/);
      const name = (await page.locator('.b-nav a[href="/akun"]').textContent()).split(': ')[1];
      await page.locator('.b-nav a[href="/akun"]').click();
      assert.equal(await page.locator('h1').innerText(), name);
      await page.locator('form[action="/akun/keluar"] button').click();
      await page.goto(`${hall.address}/bogor/perintah`);
      assert.match(page.url(), /masuk/);
      await ctx.close();
    });

    test('what is sent after the session has ended is not lost', async () => {
      const ctx = await context(browser, SCREENS[1], { javaScriptEnabled });
      const page = await ctx.newPage();
      const sari = await enter(page, hall.address, { peran: 'legal-bureau' });
      await page.goto(`${hall.address}/bogor/perintah`);
      const other = await someone(hall.address, { peran: 'legal-bureau' });
      const ended = async () => {
        const { html } = await other.ask('/akun');
        const fields = (html.match(/name="sesi" value="([^"]+)"/g) ?? []).map((f) => f.match(/value="([^"]+)"/)[1]);
        const [tanda, kunci] = ['tanda', 'kunci'].map((n) => html.match(new RegExp(`name="${n}" value="([^"]+)"`))[1]);
        for (const sesi of fields) await other.ask('/akun/sesi', { tanda, kunci, sesi });
      };
      await ended();
      const id = `bogor-uji-sesi-${javaScriptEnabled}`;
      await page.locator('#nama').fill(id);
      await page.locator('form:has(#nama) button').click();
      assert.match(await page.locator('main').innerText(), /sesi Anda sudah berakhir/i);
      await page.locator('button[value=legal-bureau]').click();
      await page.locator('main form button').click();
      assert.match(page.url(), new RegExp(`/bogor/perintah/${id}$`));
      assert.ok((await page.locator('main').innerText()).includes(sari.name));
      await ctx.close();
    });
  });
}

test('an account from its first link to its codes', async () => {
  const ctx = await context(browser, SCREENS[1]);
  const operator = await ctx.newPage();
  await enter(operator, hall.address, { peran: 'operator' });
  await operator.goto(`${hall.address}/bogor/kelola/akun`);
  await operator.locator('#nip').fill('9999 0000 1234 5678 90');
  await operator.locator('#pegawai').fill('BGR-00012');
  await operator.locator('button[value=buat]').click();
  const link = await operator.locator('#tautan').inputValue();
  assert.deepEqual(await violations(operator), []);
  const card = operator.locator('section.b-kartu:has(:text-is("BGR-00012"))').last();
  await card.locator('summary').click();
  await card.locator('select[name=peran]').selectOption('legal-bureau');
  await card.locator('button[value=beri]').click();
  assert.match(await operator.locator('main').innerText(), /Bagian Hukum, Kota Bogor · sejak Rabu, 30 Juni 2021/);
  const own = await context(browser, SCREENS[0]);
  const page = await own.newPage();
  await page.goto(link);
  assert.deepEqual(await violations(page), []);
  for (const [one, two, told] of [[PASSWORD, 'lain sekali lagi', /tidak sama/], ['pendek', 'pendek', /12 sampai/], [PASSWORD, PASSWORD, /tersimpan/]]) {
    await page.locator('#sandi').fill(one);
    await page.locator('#ulang').fill(two);
    await page.locator('main form button').click();
    assert.match(await page.locator('main').innerText(), told);
  }
  assert.equal((await page.goto(link)).status(), 404, 'a link works once');
  await page.goto(`${hall.address}/bogor/masuk?ke=/akun`);
  const sign = async (password) => {
    await page.locator('#nip').fill('999900001234567890');
    await page.locator('#sandi').fill(password);
    const answer = page.waitForResponse((r) => r.request().method() === 'POST');
    await page.locator('form:has(#sandi) button').click();
    return (await answer).status();
  };
  assert.equal(await sign('bukan ini sandinya'), 401);
  assert.equal(await page.locator('#nip').inputValue(), '999900001234567890', 'what was typed is kept');
  assert.deepEqual(await violations(page), []);
  assert.equal(await sign(PASSWORD), 303);
  assert.match(await page.locator('main').innerText(), /Peran Anda berlaku setelah kode/);
  assert.deepEqual(await violations(page), []);
  const secret = (await page.locator('b').filter({ hasText: /^[A-Z2-7 ]{30,}$/ }).innerText()).trim();
  await page.locator('#kode').fill('000000');
  await page.locator('form:has(#kode) button').click();
  assert.match(await page.locator('main').innerText(), /tidak cocok/);
  await page.locator('#kode').fill(code(secret));
  await page.locator('form:has(#kode) button').click();
  assert.match(await page.locator('main').innerText(), /Bagian Hukum, Kota Bogor/);
  await page.locator('form[action="/akun/keluar"] button').click();
  await page.goto(`${hall.address}/bogor/masuk?ke=/akun`);
  assert.equal(await sign(PASSWORD), 200);
  assert.deepEqual(await violations(page), []);
  await page.locator('#kode').fill(code(secret, 1));
  await page.locator('form:has(#kode) button').click();
  assert.match(page.url(), /\/akun$/);
  await Promise.all([ctx.close(), own.close()]);
});

test('strangers wait, other sites are turned away', async () => {
  const answers = [];
  for (let n = 0; n < 7; n += 1) {
    const page = await fetch(`${hall.address}/bogor/masuk`);
    const html = await page.text();
    const [tanda, kunci] = ['tanda', 'kunci'].map((name) => html.match(new RegExp(`name="${name}" value="([^"]+)"`))[1]);
    const cookie = page.headers.getSetCookie().map((c) => c.split(';')[0]).join('; ');
    const body = new URLSearchParams({ tanda, kunci, nip: 'tidak.ada', sandi: 'apa saja boleh' });
    answers.push(await fetch(`${hall.address}/bogor/masuk`, { method: 'POST', body, headers: { cookie } }));
  }
  const last = answers.at(-1);
  assert.deepEqual(answers.slice(0, 5).map((a) => a.status), [401, 401, 401, 401, 401]);
  assert.equal(last.status, 429);
  assert.ok(Number(last.headers.get('retry-after')) >= 1);
  const other = await fetch(`${hall.address}/bogor/masuk`, { method: 'POST', headers: { origin: 'https://lain.example' }, body: '' });
  assert.equal(other.status, 403);
});

// Single sign-on with a real provider: in and back, as the right person or not at all, and the way by
// password open whatever happens.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { SCREENS, context, openBrowser } from './hall.mjs';
import { overflow, violations } from './look.mjs';
import { code } from './phone.mjs';
import { openProvider } from './provider.mjs';
import { furnish } from './served.mjs';

const SECRET = 'rahasia-balai-dan-sso-contoh';
const NIP = '999900001234567890';
const CLIENT = { id: 'balai', secret: SECRET };
let hall, provider, browser, running;

before(async () => {
  [hall, browser] = await Promise.all([furnish(), openBrowser()]);
  provider = await openProvider(hall.address, CLIENT);
  writeFileSync(hall.place('rahasia.txt'), `${SECRET}\n`);
  hall.settle(`[oidc]\nissuer = "${provider.issuer}"\nclient_id = "balai"\nclient_secret_file = "${hall.place('rahasia.txt')}"\nbutton_id = "Masuk dengan SSO Kota Bogor"\nbutton_en = "Sign in with the SSO of Kota Bogor"\n`);
  const made = hall.tell('account', 'new', NIP, '--city', 'bogor', '--person', 'BGR-00012');
  const [, account] = made.match(/account (a[0-9a-f]+)/);
  hall.tell('account', 'grant', account, 'legal-bureau', '--city', 'bogor');
  hall.tell('account', 'new', '999900007777777777', '--city', 'bogor', '--person', 'BGR-00013');
  running = await hall.start();
});
after(async () => {
  await browser?.close();
  await running?.stop();
  await provider?.close();
  hall?.clear();
});

/** From the button to where the provider sends one back. */
async function walk(page, { nama = 'u-1', nip = NIP, cara = 'pwd', batal = false } = {}) {
  await page.goto(`${hall.address}/bogor/masuk?ke=/akun`);
  await page.locator('a[href*="/masuk/sso"]').click();
  assert.ok(page.url().startsWith(provider.issuer), page.url());
  if (batal) {
    await page.locator('button[name=batal]').click();
    return;
  }
  await page.locator('input[name=nama]').fill(nama);
  await page.locator('input[name=nip]').fill(nip);
  await page.locator('input[name=cara]').fill(cara);
  await page.locator('button:not([name])').click();
}

/** Address that the provider sends somebody back to, not opened yet. */
async function answered(page, ctx) {
  await page.goto(`${hall.address}/bogor/masuk`);
  await page.locator('a[href*="/masuk/sso"]').click();
  let reply = await ctx.request.post(page.url(), { form: { nama: 'u-1', nip: NIP, cara: 'pwd' }, maxRedirects: 0 });
  for (;;) {
    const next = new URL(reply.headers().location, provider.issuer).href;
    if (!next.startsWith(provider.issuer)) return next;
    reply = await ctx.request.get(next, { maxRedirects: 0 });
  }
}

const main = (page) => page.locator('main').innerText();

/** A sentence says why, the password is asked for, and the page is as good as any other. */
async function refused(page, told) {
  assert.match(await page.locator('[role=alert]').innerText(), told);
  assert.equal(await page.locator('#sandi').count(), 1, 'the way by password is open');
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(await overflow(page), []);
}

const fresh = async (screen = SCREENS[0]) => {
  const ctx = await context(browser, screen);
  return [await ctx.newPage(), ctx];
};

for (const screen of SCREENS) {
  test(`the door has a button, on ${screen.name}`, async () => {
    const [page, ctx] = await fresh(screen);
    for (const [path, words] of [['/bogor/masuk', /Masuk dengan SSO Kota Bogor/], ['/en/bogor/masuk', /Sign in with the SSO of Kota Bogor/]]) {
      await page.goto(hall.address + path);
      assert.match(await main(page), words);
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(await overflow(page), []);
    }
    await ctx.close();
  });
}

test('in as the right person, and back where one came from; two factors there let roles hold', async () => {
  const [page, ctx] = await fresh(SCREENS[1]);
  await walk(page);
  assert.equal(page.url(), `${hall.address}/akun`);
  assert.match(await main(page), /Peran Anda berlaku setelah kode/, 'one factor there, no codes here');
  assert.match(await main(page), /lewat SSO/);
  assert.deepEqual(await violations(page), []);
  const cookies = await ctx.cookies(hall.address);
  assert.deepEqual(cookies.filter((c) => c.name === 'sso'), [], 'what was remembered on the way is gone');
  assert.ok(cookies.find((c) => c.name === 'sesi').httpOnly);
  await page.locator('form[action="/akun/keluar"] button').click();
  await ctx.clearCookies();
  await walk(page, { cara: 'pwd otp' });
  assert.match(await main(page), /Bagian Hukum, Kota Bogor/);
  assert.doesNotMatch(await main(page), /Peran Anda berlaku setelah kode/);
  await page.goto(`${hall.address}/en/bogor/masuk?ke=/akun`);
  await page.locator('a[href*="/masuk/sso"]').click(); // still signed in there: straight back
  assert.equal(page.url(), `${hall.address}/en/akun`, 'in the language of the door');
  assert.match(await main(page), /by single sign-on/);
  await ctx.close();
});

test('who has codes here is asked for one after one factor there, and not after two', async () => {
  const [page, ctx] = await fresh();
  const who = { nama: 'u-7', nip: '999900007777777777' };
  await walk(page, who);
  const secret = (await page.locator('b').filter({ hasText: /^[A-Z2-7 ]{30,}$/ }).innerText()).trim();
  await page.locator('#kode').fill(code(secret));
  await page.locator('form:has(#kode) button').click();
  await ctx.clearCookies();
  await walk(page, { ...who, cara: 'mfa' });
  assert.equal(page.url(), `${hall.address}/akun`);
  await ctx.clearCookies();
  await walk(page, who);
  assert.match(await page.locator('h1').innerText(), /Kode dari ponsel Anda/);
  assert.equal(await page.locator('a[href*="/masuk/sso"]').count(), 0);
  assert.deepEqual(await violations(page), []);
  await page.locator('#kode').fill(code(secret, 1));
  await page.locator('form:has(#kode) button').click();
  assert.match(await main(page), /lewat SSO/);
  await ctx.close();
});

test('what was sent after the session had ended waits in its tab, and is not lost', async () => {
  const [page, ctx] = await fresh();
  await walk(page, { cara: 'mfa' });
  await page.goto(`${hall.address}/bogor/perintah`);
  await ctx.clearCookies({ name: 'sesi' });
  await page.locator('#nama').fill('bogor-uji-sso');
  await page.locator('form:has(#nama) button').click();
  assert.deepEqual(await violations(page), []);
  await page.locator('button[name=sudah]').click();
  assert.match(await page.locator('[role=alert]').innerText(), /Masuk dengan SSO di tab baru/, 'not yet');
  const [tab] = await Promise.all([ctx.waitForEvent('page'), page.locator('a[href*="/masuk/sso"]').click()]);
  await tab.waitForURL(/\/bogor\/perintah$/);
  await page.locator('button[name=sudah]').click();
  await page.locator('main form button').click();
  assert.match(page.url(), /\/bogor\/perintah\/bogor-uji-sso$/);
  await ctx.close();
});

test('who has no account, or comes with a NIP that was handed on, is told so', async () => {
  const [page, ctx] = await fresh();
  await walk(page, { nama: 'u-9', nip: '999900009999999999' });
  await refused(page, /minta operator membuatkan akun/);
  await ctx.clearCookies();
  await walk(page, { nama: 'u-2', nip: NIP, cara: 'mfa' });
  await refused(page, /tertaut dengan pengguna SSO yang lain/);
  assert.match(hall.tell('journal', 'show'), /sign-in .*other-subject/);
  await ctx.close();
});

test('no answer is taken that is not ours', async () => {
  const [page, ctx] = await fresh();
  await walk(page, { batal: true });
  await refused(page, /tidak meneruskan Anda/);
  for (const [claims, told] of [[{ aud: 'lain' }, /\(aud\)/], [{ nonce: 'lain' }, /\(nonce\)/], [{ iss: 'https://lain.example' }, /\(iss\)/], [{ nip: undefined }, /tidak menyebutkan NIP/]]) {
    await ctx.clearCookies();
    provider.forge(claims);
    await walk(page);
    await refused(page, told);
    assert.deepEqual((await ctx.cookies(hall.address)).filter((c) => c.name === 'sesi'), []);
  }
  await ctx.clearCookies();
  const answer = await answered(page, ctx);
  const stranger = await context(browser, SCREENS[1]);
  const other = await stranger.newPage();
  assert.equal((await other.goto(answer)).status(), 400, 'another browser has no such errand');
  await refused(other, /berasal dari peramban lain/);
  const cut = new URL(answer);
  cut.searchParams.set('state', cut.searchParams.get('state').slice(1));
  assert.equal((await page.goto(cut.href)).status(), 400);
  await refused(page, /mulai lagi dari tombol SSO/);
  assert.equal((await page.goto(answer)).status(), 400, 'one answer was taken: what was remembered is gone');
  await Promise.all([ctx.close(), stranger.close()]);
});

test('while the provider is down the way by password is open, and the doctor says so', async () => {
  await provider.close();
  await running.stop();
  running = await hall.start();
  const [page, ctx] = await fresh();
  await page.goto(`${hall.address}/bogor/masuk`);
  await page.locator('a[href*="/masuk/sso"]').click();
  await refused(page, /sedang tidak dapat dihubungi/);
  assert.throws(() => hall.tell('doctor'), (error) => /FAIL {2}single sign-on http:\/\/localhost/.test(error.stdout));
  const log = await running.stop();
  for (const secret of [SECRET, NIP, 'u-1']) assert.ok(!log.includes(secret), 'nothing of anybody is in the log');
  hall.settle();
  running = await hall.start();
  await page.goto(`${hall.address}/bogor/masuk`);
  assert.equal(await page.locator('a[href*="/masuk/sso"]').count(), 0, 'not configured: no button');
  for (const path of ['/bogor/masuk/sso', '/masuk/sso']) {
    assert.equal((await fetch(hall.address + path)).status, 404, 'and no way there');
  }
  await ctx.close();
});

// Looks at every page and state of the demo, as people with different screens and keys would.
// With BALAI_SHOTS=1 screens are kept in layar/ (not in the repository) for people to look at.
import assert from 'node:assert/strict';
import { mkdirSync, rmSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { drafter, enter, planner } from './desk.mjs';
import { SCREENS, context, openBrowser, openHall } from './hall.mjs';
import { listen, overflow, violations, visit, walk, weight } from './look.mjs';
import { BUDGET, DRAFTS, MENDED, PAGES } from './pages.mjs';

const KEEPS = Boolean(process.env.BALAI_SHOTS);
const SHOTS = new URL('layar/', import.meta.url).pathname;
const TAB_STOPS = 40;
const CRAWL_MOST = 600;
// Pages wait for nothing much of the time: more of them at once than cores.
const AT_ONCE = { concurrency: 4 };
let hall, browser;

before(async () => {
  rmSync(SHOTS, { recursive: true, force: true });
  mkdirSync(SHOTS, { recursive: true });
  hall = await openHall();
  for (const { city, id, from } of DRAFTS) await (await drafter(hall.address, 0, city)).begin(city, id, from);
  const rina = await planner(hall.address, MENDED.split('/').pop());
  assert.equal((await rina.publish(MENDED, await rina.absence(MENDED, '2021-07-01'))).status, 303);
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  const code = await hall?.close();
  assert.equal(code, 0, 'the demo stops cleanly on Ctrl-C');
});

describe('every page, on every screen', AT_ONCE, () => {
  for (const state of PAGES) {
    test(`${state.name}  ${state.path}`, async () => {
      const wrong = [];
      const ctx = await context(browser, {});
      const page = await ctx.newPage();
      const faults = await listen(page);
      if (state.as) await enter(page, hall.address, state.as);
      const answer = await visit(page, hall.address, state);
      assert.equal(answer.status(), state.status, `${page.url()} answers ${answer.status()}`);
      assert.equal(await page.locator('html').getAttribute('lang'), state.lang);
      assert.equal(await page.locator('h1').count(), 1, 'one h1');
      assert.notEqual((await page.title()).trim(), '');
      // One visit, turned from screen to screen.
      for (const { name, viewport, reflowOnly } of SCREENS) {
        await page.setViewportSize(viewport);
        wrong.push(...(await overflow(page)).map((e) => `${name}: wider than the screen: ${e}`));
        if (reflowOnly) continue;
        if (KEEPS) await page.screenshot({ path: `${SHOTS}${state.name}-${name}.png`, fullPage: true });
        // Contrast is half of the time of axe, and a page has the same colours in both languages.
        const colours = state.lang === 'id';
        wrong.push(...(await violations(page, { colours })).map((v) => `${name}: ${v}`));
      }
      const expected = state.status === 200 ? [] : [/Failed to load resource.*40[34]/];
      wrong.push(...faults.filter((f) => !expected.some((e) => e.test(f))));
      await ctx.close();
      assert.deepEqual(wrong, []);
    });
  }
});

describe('weight of a first visit', AT_ONCE, () => {
  for (const state of PAGES.filter((page) => page.status === 200)) {
    test(state.name, async () => {
      const ctx = await context(browser, SCREENS[0]);
      const { bytes, requests, inlined, whole } = await weight(ctx, hall.address, state, enter);
      await ctx.close();
      const most = BUDGET[state.kind];
      const kb = (n) => n / 1024;
      const over = [];
      const hold = (what, value, limit) => value > limit && over.push(`${what} ${value.toFixed(1)} > ${limit}`);
      hold('whole', kb(whole), most.whole);
      hold(inlined ? 'html with css' : 'html', kb(bytes.html), inlined ? most.html + most.css : most.html);
      hold('css', kb(bytes.css), most.css);
      hold('js', kb(bytes.js), most.js);
      hold('requests', requests, most.requests);
      assert.deepEqual(over, []);
    });
  }
});

describe('by keyboard', AT_ONCE, () => {
  for (const state of PAGES.filter((page) => page.lang === 'id' && page.status === 200)) {
    test(state.name, async () => {
      const ctx = await context(browser, SCREENS[0]);
      const page = await ctx.newPage();
      if (state.as) await enter(page, hall.address, state.as);
      await visit(page, hall.address, state);
      const { stops, hidden } = await walk(page, TAB_STOPS);
      await ctx.close();
      assert.ok(stops > 2, `only ${stops} stops`);
      assert.deepEqual(hidden, []);
    });
  }
});

describe('without JavaScript', () => {
  test('one searches, reads the answer, and asks for a reason', async () => {
    const ctx = await context(browser, SCREENS[0], { javaScriptEnabled: false });
    const page = await ctx.newPage();
    await page.goto(`${hall.address}/bogor`);
    await page.locator('input[name=q]').fill('kartu keluarga');
    await page.locator('input[name=q]').press('Enter');
    assert.match(page.url(), /q=kartu(\+|%20)keluarga/);
    assert.match(await page.locator('main').innerText(), /Kartu Keluarga/i);
    await page.goto(`${hall.address}/bogor/jadwal/kelurahan-pabaton`);
    await page.locator('a[href*="pegawai="]:visible').first().click();
    assert.match(await page.locator('main').innerText(), /Mengapa/);
    await ctx.close();
  });
});

describe('what people take away', () => {
  test('the letter is a PDF with its name', async () => {
    for (const path of ['bogor/aturan/bogor-2021-06-29', 'bandung/aturan/bandung-443-2021']) {
      const answer = await fetch(`${hall.address}/${path}/naskah.pdf`);
      assert.equal(answer.status, 200);
      assert.match(answer.headers.get('content-type'), /^application\/pdf/);
      assert.equal(Buffer.from(await answer.arrayBuffer()).subarray(0, 5).toString(), '%PDF-');
    }
  });

  test('every link leads somewhere', async () => {
    const queue = ['/', '/en'];
    const seen = new Set(queue);
    const broken = [];
    for (let path; seen.size < CRAWL_MOST && (path = queue.shift());) {
      const answer = await fetch(hall.address + path);
      if (answer.status !== 200) { broken.push(`${path} answers ${answer.status}`); continue; }
      if (!answer.headers.get('content-type')?.startsWith('text/html')) { await answer.body?.cancel(); continue; }
      for (const [, href] of (await answer.text()).matchAll(/href="([^"#]+)[^"]*"/g)) {
        const target = new URL(href.replaceAll('&amp;', '&'), hall.address + path);
        const next = target.pathname + target.search;
        // Proposals grow step by step without an end; one step is enough.
        if (target.origin === hall.address && !seen.has(next) && !/usul=.*,|masuk\?ke=/.test(next)) { seen.add(next); queue.push(next); }
      }
    }
    assert.deepEqual(broken, []);
    assert.ok(seen.size > 30, `only ${seen.size} addresses were found`);
  });

  test('nothing is writable', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const answer = await fetch(`${hall.address}/bogor`, { method });
      assert.ok([404, 405].includes(answer.status), `${method} answers ${answer.status}`);
    }
  });
});

// What is asked of a page: axe, reflow, weight, focus.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Opens a page and, where the state is some clicks away, takes them. Gives the final answer. */
export async function visit(page, address, state) {
  let answer = await page.goto(address + state.path);
  for (const link of [state.follow || []].flat()) {
    const next = await page.locator(link).first().getAttribute('href');
    answer = await page.goto(new URL(next, page.url()).href);
  }
  return answer;
}

/** Collects what goes wrong in a page: console errors, exceptions, breaches of the policy. */
export async function listen(page) {
  const faults = [];
  await page.addInitScript(() => addEventListener('securitypolicyviolation',
    (e) => console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`)));
  page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  return faults;
}

/** All rules of axe, best practice and target size too; without `colours` those of contrast are left out. */
export async function violations(page, { colours = true } = {}) {
  await page.evaluate(AXE);
  const found = await page.evaluate(async (enabled) => {
    const rules = { 'target-size': { enabled: true }, 'color-contrast': { enabled } };
    const all = await axe.run(document, { resultTypes: ['violations'], rules });
    return all.violations.map((v) => ({ id: v.id, help: v.help, at: v.nodes.slice(0, 3).map((n) => n.target.join(' ')) }));
  }, colours);
  return found.map((v) => `${v.id}: ${v.help} (${v.at.join(' | ')})`);
}

/** Elements that push a page sideways; regions that may scroll have a name and take the focus. */
export const overflow = (page) => page.evaluate(() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const inRegion = (e) => e.closest('[role=region][aria-label][tabindex="0"], [role=region][aria-labelledby][tabindex="0"]');
  return [...document.querySelectorAll('body *')]
    .filter((e) => e.getBoundingClientRect().right > width + 1 && !inRegion(e))
    .slice(0, 5).map((e) => `${e.tagName.toLowerCase()}.${e.className}`);
});

/** Bytes as they came over the wire, by kind, and the number of requests, of a first visit. */
export async function weight(browserContext, address, state, enter) {
  const page = await browserContext.newPage();
  if (state.as) await enter(page, address, state.as);
  const wire = await browserContext.newCDPSession(page);
  await wire.send('Network.enable');
  const kinds = new Map();
  const bytes = { html: 0, css: 0, js: 0, other: 0 };
  let requests = 0;
  const name = { Document: 'html', Stylesheet: 'css', Script: 'js' };
  wire.on('Network.responseReceived', (e) => kinds.set(e.requestId, name[e.type] || 'other'));
  wire.on('Network.loadingFinished', (e) => { bytes[kinds.get(e.requestId) || 'other'] += e.encodedDataLength; requests += 1; });
  if (state.follow) await visit(page, address, state);
  if (state.follow) { const last = page.url(); Object.keys(bytes).forEach((k) => { bytes[k] = 0; }); requests = 0; await page.goto(last, { waitUntil: 'networkidle' }); }
  else await page.goto(address + state.path, { waitUntil: 'networkidle' });
  const inlined = await page.evaluate(() => document.querySelectorAll('head style').length > 0
    && [...document.querySelectorAll('head style')].some((s) => s.textContent.length > 4096));
  await page.close();
  return { bytes, requests, inlined, whole: Object.values(bytes).reduce((a, b) => a + b, 0) };
}

/** Walks a page by Tab; gives the stops whose focus cannot be seen. */
export async function walk(page, most) {
  const hidden = [];
  const seen = new Set();
  for (let stop = 0; stop < most; stop += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const e = document.activeElement;
      if (!e || e === document.body) return null;
      const r = e.getBoundingClientRect();
      const style = getComputedStyle(e);
      const marked = (parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== 'none') || style.boxShadow !== 'none';
      const x = Math.min(Math.max(r.left + Math.min(r.width / 2, 20), 0), innerWidth - 1);
      // The middle of what is on the screen of it: an editor may be taller than a phone.
      const y = Math.min(Math.max((Math.max(r.top, 0) + Math.min(r.bottom, innerHeight)) / 2, 0), innerHeight - 1);
      const top = document.elementFromPoint(x, y);
      const covered = !(top && (e === top || e.contains(top) || top.contains(e) || top.closest('label')?.control === e));
      const outside = r.bottom < 0 || r.top > innerHeight || r.width === 0;
      e.dataset.stop ||= String(Math.random());
      return { id: e.dataset.stop, what: `${e.tagName.toLowerCase()} "${(e.textContent || e.name || '').trim().slice(0, 40)}"`, marked, covered, outside };
    });
    if (!at || seen.has(at.id)) break;
    seen.add(at.id);
    if (!at.marked) hidden.push(`${at.what}: no mark of the focus`);
    if (at.covered || at.outside) hidden.push(`${at.what}: covered or outside the screen`);
  }
  return { stops: seen.size, hidden };
}

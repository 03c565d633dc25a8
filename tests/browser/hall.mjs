// Starts the demo on a free port with an empty data folder, and Chromium to look at it.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const TOP = fileURLToPath(new URL('../..', import.meta.url));
export const BINARY = process.env.BALAI_BINARY || join(process.env.CARGO_TARGET_DIR || join(TOP, 'target'), 'debug/balai');
export const AT = '2021-06-30T07:15+07:00';
const START_MS = 240_000;

/** Starts the demo; gives its address and how to stop it. */
export async function openHall() {
  const data = mkdtempSync(join(tmpdir(), 'balai-browser-'));
  const hall = spawn(BINARY, ['demo', '--data', data, '--port', '0', '--at', AT], { cwd: tmpdir() });
  let said = '';
  const address = await new Promise((resolve, reject) => {
    const give = setTimeout(() => reject(new Error(`the demo did not start in time:\n${said}`)), START_MS);
    const hear = (chunk) => {
      said += chunk;
      const found = said.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (found) { clearTimeout(give); resolve(found[0]); }
    };
    hall.stdout.on('data', hear);
    hall.stderr.on('data', (chunk) => { said += chunk; });
    hall.on('exit', (code) => reject(new Error(`the demo ended with ${code}:\n${said}`)));
  });
  const close = () => new Promise((resolve) => {
    hall.removeAllListeners('exit');
    hall.on('exit', (code) => { rmSync(data, { recursive: true, force: true }); resolve(code); });
    hall.kill('SIGINT');
  });
  return { address, close };
}

// The shell without windows starts and draws three times as fast; either serves.
const CHROMIUM = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((path) => existsSync(path));

/** Chromium as Debian ships it, with nothing of its own on the network. */
export const openBrowser = () => chromium.launch({
  executablePath: process.env.CHROMIUM || CHROMIUM,
  env: { ...process.env, LANG: 'id_ID.UTF-8', LANGUAGE: 'id' },
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--hide-scrollbars'],
});

/** The screens that pages are looked at on. */
export const SCREENS = [
  { name: '390', viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  { name: '1280', viewport: { width: 1280, height: 800 } },
  { name: '320', viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true, reflowOnly: true },
];

export const context = (browser, screen, more = {}) => {
  const { name, reflowOnly, ...size } = screen;
  return browser.newContext({ ...size, locale: 'id-ID', timezoneId: 'Asia/Jakarta', ...more });
};

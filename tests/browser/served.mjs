// A hall as it is served for real use, with a city and no sample way in, on a free port.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BINARY, TOP } from './hall.mjs';

const START_MS = 60_000;

const freePort = () => new Promise((give) => {
  const server = createServer();
  server.listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => give(port)); });
});

/** A hall that is not running yet: its address, the command line, files, and how to start it. */
export async function furnish() {
  const folder = mkdtempSync(join(tmpdir(), 'balai-served-'));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const place = (name) => join(folder, name);
  const config = place('balai.toml');
  const base = `database = "sqlite:${place('hall.db')}"\nlisten = "127.0.0.1:${port}"\npublic_site = "${address}"\n`;
  const settle = (more = '') => writeFileSync(config, base + more);
  settle();
  const env = { ...process.env, BALAI_ADMIN: 'off', BALAI_CONFIG: config };
  const tell = (...words) => execFileSync(BINARY, ['--lang', 'en', ...words], { env, cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  tell('city', 'enter', join(TOP, 'cities/bogor'));
  const start = async () => {
    let said = '';
    const hall = spawn(BINARY, ['serve'], { env, cwd: folder });
    const ended = new Promise((done) => { hall.on('exit', done); });
    hall.stdout.on('data', (chunk) => { said += chunk; });
    hall.stderr.on('data', (chunk) => { said += chunk; });
    const until = Date.now() + START_MS;
    for (;;) {
      if (await fetch(`${address}/sehat`).then((answer) => answer.ok, () => false)) break;
      if (Date.now() > until || hall.exitCode !== null) throw new Error(`the hall did not start:\n${said}`);
      await new Promise((later) => { setTimeout(later, 100); });
    }
    const stop = async () => { hall.kill('SIGINT'); await ended; return said; };
    return { said: () => said, stop };
  };
  const clear = () => rmSync(folder, { recursive: true, force: true });
  return { address, place, settle, tell, start, clear };
}

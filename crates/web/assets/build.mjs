// Makes balai.min.css, balai.min.js and antrean.min.js. Run by hand, by whoever changes a style or script; not
// part of `cargo build`, and nothing the product runs needs Node.
//
//   mkdir /tmp/gaya && cp *.scss *.css *.js *.mjs /tmp/gaya && cd /tmp/gaya && npm init -y && npm pkg delete type
//   npm i --ignore-scripts govuk-frontend@6.6.0 sass@1 esbuild@0.28
//   node build.mjs && cp balai.min.* <repository>/crates/web/assets/
//
// It prints size and SHA-256 of each result; put them into README.md beside this file.
import fs from 'fs';
import zlib from 'zlib';
import crypto from 'crypto';
import { execFileSync } from 'child_process';

const run = (tool, ...args) => execFileSync('node_modules/.bin/' + tool, args, { stdio: ['ignore', 'pipe', 'inherit'] });
const version = JSON.parse(fs.readFileSync('node_modules/govuk-frontend/package.json')).version;
const vendored = run('sass', '--load-path=node_modules', '--style=compressed', '--no-source-map', '--quiet-deps', '--silence-deprecation=import', 'govuk-subset.scss');
const notice = `/*! Contains parts of govuk-frontend ${version}, MIT, (c) Crown Copyright (Government Digital Service); see LICENSE-govuk-frontend.txt */\n`;
fs.writeFileSync('joined.css', vendored + '\n' + fs.readFileSync('balai.css'));
run('esbuild', 'joined.css', '--minify', '--legal-comments=none', '--outfile=balai.min.css', '--log-level=error');
for (const name of ['balai', 'antrean']) run('esbuild', name + '.js', '--minify', '--format=esm', '--outfile=' + name + '.min.js', '--log-level=error');
fs.writeFileSync('balai.min.css', notice + fs.readFileSync('balai.min.css'));
for (const name of ['balai.min.css', 'balai.min.js', 'antrean.min.js']) {
  const bytes = fs.readFileSync(name);
  if (/@import|GDS Transport|url\((?!"?data:)/.test(bytes)) throw new Error(name + ' reaches outside');
  console.log(name, bytes.length, 'B, gz', zlib.gzipSync(bytes, { level: 9 }).length, 'B, sha256', crypto.createHash('sha256').update(bytes).digest('hex'));
}

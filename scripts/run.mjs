#!/usr/bin/env node
// The one door: works under any Node >= 20, installs what is missing, then hands over to Node 24.
// Usage: node scripts/run.mjs [node options] FILE [arguments]
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}node_modules/.progo-lock`;
const lock = createHash('sha256')
  .update(readFileSync(`${root}package-lock.json`))
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.error('progo: installing dependencies, among them Node 24 (once, about half a minute) …');
  const install = spawnSync('npm', ['ci', '--include=dev', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (install.status !== 0) {
    console.error('progo: `npm ci` failed; see above. Is the npm registry reachable and the disk not full?');
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}

const node = `${root}node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`;
const env = {
  ...process.env,
  PATH: `${root}node_modules/.bin:${root}node_modules/node/bin:${process.env.PATH}`,
};
const [first, ...rest] = process.argv.slice(2).map((word, at, all) =>
  // The script to run is named from the root; what follows belongs to the caller's folder.
  /\.(ts|mjs)$/.test(word) && all.findIndex((w) => /\.(ts|mjs)$/.test(w)) === at ? `${root}${word}` : word,
);
const child = spawn(node, ['--disable-warning=ExperimentalWarning', first, ...rest], {
  cwd: process.env.INIT_CWD ?? process.cwd(),
  env,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));

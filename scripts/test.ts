/**
 * `npm test`: every check of package.json (`check:…`), then every test. All of them run, even after one has
 * failed. `npm test -- packages/motion` runs only those tests: arguments are vitest's, and the checks wait.
 */
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

const vitestArguments = process.argv.slice(2);
const checks = vitestArguments.length > 0 ? { passed: 0, failed: 0 } : await runChecks();
const tests = await runTests(vitestArguments);
const passed = checks.passed + tests.passed;
const failed = checks.failed + tests.failed;
process.exitCode = failed > 0 ? 1 : 0;
console.log(`\n${passed} passed, ${failed} failed`);

interface Count {
  passed: number;
  failed: number;
}

/** Two at a time; what a check says is shown only when it fails. */
async function runChecks(): Promise<Count> {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const waiting = Object.entries(scripts).filter(([name]) => name.startsWith('check:'));
  const count = { passed: 0, failed: 0 };
  const takeTurns = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [name, command] = next;
      const started = performance.now();
      const { ok, output } = await run(command, [], { shell: true });
      count[ok ? 'passed' : 'failed']++;
      announce(ok, name, started);
      if (!ok) console.log(`  ${command}\n${output.trimEnd().replaceAll(/^/gm, '  ')}\n`);
    }
  };
  await Promise.all([takeTurns(), takeTurns()]);
  return count;
}

/** Counts come from vitest's own report, so that a run without any test is no success. */
async function runTests(options: readonly string[]): Promise<Count> {
  const folder = await mkdtemp(join(tmpdir(), 'progo-tests-'));
  const report = join(folder, 'report.json');
  const started = performance.now();
  const late = new AbortController();
  // What a test leaves running can keep vitest from ending after its last word, the report.
  const watcher = watch(folder, () => setTimeout(() => late.abort(), 30_000).unref());
  try {
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const args = [vitest, 'run', ...reporters, ...options];
    const { ok } = await run(process.execPath, args, { show: true, signal: late.signal });
    announce(ok, 'tests', started);
    if (late.signal.aborted) console.log('  vitest had to be ended: which test leaves something running?');
    const count = countTests(await readFile(report, 'utf8').catch(() => '{}'));
    // A run can fail without a failed test: an unhandled error, no test found, a bad option.
    return ok || count.failed > 0 ? count : { ...count, failed: 1 };
  } finally {
    watcher.close();
    await rm(folder, { recursive: true });
  }
}

function countTests(report: string): Count {
  const { numPassedTests = 0, testResults = [] } = JSON.parse(report) as {
    numPassedTests?: number;
    testResults?: { status: string; assertionResults: { status: string }[] }[];
  };
  const failed = testResults.map((file) => {
    const tests = file.assertionResults.filter(({ status }) => status === 'failed').length;
    return file.status === 'failed' ? Math.max(1, tests) : tests; // a file that cannot be loaded counts as one
  });
  return { passed: numPassedTests, failed: failed.reduce((sum, one) => sum + one, 0) };
}

function announce(ok: boolean, name: string, started: number): void {
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${ok ? '✓' : '✗'} ${name.padEnd(14)} ${seconds.padStart(6)} s`);
}

interface RunOptions {
  readonly shell?: boolean;
  /** Passes the output on as it comes, instead of returning it. */
  readonly show?: boolean;
  /** Ends the process for good. */
  readonly signal?: AbortSignal;
}

async function run(
  command: string,
  args: readonly string[],
  { shell = false, show = false, signal }: RunOptions,
): Promise<{ ok: boolean; output: string }> {
  const stdio = show ? 'inherit' : 'pipe';
  const child = spawn(command, args, {
    cwd: root,
    shell,
    stdio: ['ignore', stdio, stdio],
    signal: stop.signal,
  });
  signal?.addEventListener('abort', () => child.kill('SIGKILL'));
  let output = '';
  const collect = (text: string) => (output += text);
  child.stdout?.setEncoding('utf8').on('data', collect);
  child.stderr?.setEncoding('utf8').on('data', collect);
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ ok: false, output: error.message }));
    child.on('close', (code) => resolve({ ok: code === 0, output }));
  });
}

import { Command } from 'commander';
import type { Define } from './commands/define.ts';
import { EXIT, failureOf } from './terminal/failure.ts';
import type { Terminal } from './terminal/terminal.ts';
import own from './package.json' with { type: 'json' };

interface Entry {
  readonly name: string;
  readonly summary: string;
  /** Only the command that is called is loaded: `serve` need not wait for what `replay` needs. */
  readonly load: () => Promise<Define>;
}

export const COMMANDS: readonly Entry[] = [
  {
    name: 'serve',
    summary: 'start the server',
    load: async () => (await import('./commands/serve.ts')).defineServe,
  },
  {
    name: 'import',
    summary: 'store the sessions of a file (CSV, gzipped CSV or Parquet)',
    load: async () => (await import('./commands/import.ts')).defineImport,
  },
  {
    name: 'export',
    summary: 'write stored readings and labels to a file',
    load: async () => (await import('./commands/export.ts')).defineExport,
  },
  {
    name: 'sessions',
    summary: 'list what is stored',
    load: async () => (await import('./commands/sessions.ts')).defineSessions,
  },
  {
    name: 'train',
    summary: 'train a model on everything labelled',
    load: async () => (await import('./commands/train.ts')).defineTrain,
  },
  {
    name: 'jobs',
    summary: 'list or cancel trainings',
    load: async () => (await import('./commands/jobs.ts')).defineJobs,
  },
  {
    name: 'models',
    summary: 'list, show, activate, download or delete models',
    load: async () => (await import('./commands/models.ts')).defineModels,
  },
  {
    name: 'evaluate',
    summary: 'how well a model would do on new people, from a file, without a server',
    load: async () => (await import('./commands/evaluate.ts')).defineEvaluate,
  },
  {
    name: 'predict',
    summary: 'tell the exercises of a file',
    load: async () => (await import('./commands/predict.ts')).definePredict,
  },
  {
    name: 'replay',
    summary: 'send a recording to a server as devices would',
    load: async () => (await import('./commands/replay.ts')).defineReplay,
  },
  {
    name: 'simulate',
    summary: 'send the motion of virtual athletes to a server, or write it to a file',
    load: async () => (await import('./commands/simulate.ts')).defineSimulate,
  },
];

/** Runs one call of `progo` and gives its exit code. */
export async function runProgo(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const program = await programFor(words, terminal);
    if (words.length === 0) program.help({ error: true });
    await program.parseAsync(words, { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    const { exitCode, message } = failureOf(error);
    if (message !== null) terminal.stderr.write(`${message}\n`);
    return exitCode;
  }
}

async function programFor(words: readonly string[], terminal: Terminal): Promise<Command> {
  const called = words[0] === 'help' ? words[1] : words[0];
  const program = new Command('progo')
    .description('Progo: from a 9-DOF motion sensor to live exercise recognition')
    .version(own.version)
    .showSuggestionAfterError()
    .addHelpText('after', '\n`progo help COMMAND` tells more of each, with examples.');
  for (const { name, summary, load } of COMMANDS) {
    const command = program.command(name).description(capitalized(summary)).summary(summary);
    if (name === called) (await load())(command, terminal);
  }
  settle(program, terminal);
  return program;
}

/** Failures come back as exceptions, texts go to the terminal at hand. */
function settle(command: Command, terminal: Terminal): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => terminal.stdout.write(text),
    writeErr: (text) => terminal.stderr.write(text),
    outputError: (text, write) => write(text.replace(/^error: /, 'progo: ')),
  });
  command.commands.forEach((one) => settle(one, terminal));
}

function capitalized(text: string): string {
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Dataset } from '@progo/motion/classifiers';

/** One of scikit-learn's classifiers. */
export interface SklearnClassifier {
  /** Name of its class. */
  readonly name: string;
  readonly settings: Readonly<Record<string, number | string | boolean>>;
  /** Which of the peers trains it. */
  readonly script?: string;
}

export interface Run {
  readonly ms: number;
  readonly accuracy: number;
}

const python = process.env.PYTHON ?? '/usr/bin/python3';

/** scikit-learn in a process of its own, holding the same numbers. */
export async function startSklearn(train: Dataset, test: Dataset, script = 'trees_sklearn.py') {
  const directory = await mkdtemp(join(tmpdir(), 'progo-bench-'));
  for (const [name, data] of Object.entries({ train, test })) {
    await writeFile(join(directory, `${name}.f32`), data.values);
    await writeFile(join(directory, `${name}.u16`), data.labels);
  }
  const path = fileURLToPath(new URL(`peers/${script}`, import.meta.url));
  const sizes = [train.rows, test.rows, train.features.length].map(String);
  const child = spawn(python, [path, directory, ...sizes], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.on('error', () => undefined); // No such program: then there are no lines either.
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async (): Promise<string> => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${python} ended early: the peer needs numpy and scikit-learn (or set PYTHON)`);
    return value;
  };
  await nextLine(); // It has read the numbers.
  return {
    async run({ name, settings }: SklearnClassifier, seed: number): Promise<Run> {
      child.stdin.write(`${JSON.stringify({ name, settings, seed })}\n`);
      return JSON.parse(await nextLine()) as Run; // The script's only kind of answer.
    },
    async [Symbol.asyncDispose]() {
      child.stdin.end();
      await rm(directory, { recursive: true });
    },
  };
}

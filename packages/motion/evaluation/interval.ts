import { createRandom } from '../random/index.ts';
import { confusion, scores } from './metrics.ts';

/**
 * A 95 % interval of macro-F1 by the cluster bootstrap (Field & Welsh, JRSS-B 69, 2007): whole sessions
 * are drawn with replacement, because windows of one session are not independent of each other.
 *
 * @param sessions the session of each window
 */
export function macroF1Interval(
  labels: readonly string[],
  truth: Uint16Array,
  answers: Uint16Array,
  sessions: readonly string[],
  { draws = 1000, seed = 0 } = {},
): [low: number, high: number] {
  const size = labels.length;
  const parts = confusionPerSession(labels, truth, answers, sessions);
  const random = createRandom(seed);
  const sum = new Uint32Array(size * size);
  const drawn = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    sum.fill(0);
    for (let i = 0; i < parts.length; i++) {
      const part = parts[random.int(parts.length)];
      for (let cell = 0; cell < sum.length; cell++) sum[cell] += part[cell];
    }
    drawn[draw] = scores({ labels, counts: sum }).macroF1;
  }
  drawn.sort();
  return [drawn[Math.floor(0.025 * (draws - 1))], drawn[Math.ceil(0.975 * (draws - 1))]];
}

function confusionPerSession(
  labels: readonly string[],
  truth: Uint16Array,
  answers: Uint16Array,
  sessions: readonly string[],
): Uint32Array[] {
  const rows = new Map<string, number[]>();
  sessions.forEach((session, i) => {
    const known = rows.get(session);
    if (known) known.push(i);
    else rows.set(session, [i]);
  });
  return [...rows.values()].map(
    (at) =>
      confusion(
        labels,
        at.map((i) => truth[i]),
        at.map((i) => answers[i]),
      ).counts,
  );
}

import { describe, expect, test } from 'vitest';
import type { Classifier } from '../classifiers/index.ts';
import { inline } from '../parallel/index.ts';
import { gymSessions } from './gym.fixture.ts';
import { labelledWindows } from './index.ts';
import { createLiveTrial } from './live-trial.ts';
import { classShares } from './live-trial.ts';
import { DEFAULT_WINDOW } from './window-settings.ts';

const SESSIONS = gymSessions();
const AS_IT_IS = { intercept: 0, slope: 1 };
const CALIBRATION = { all: AS_IT_IS, withoutFold: [AS_IT_IS, AS_IT_IS] };

/** A trial of two folds, one a person, whose classifiers know these classes and always answer the first. */
async function trial(classes: readonly string[], sessions = SESSIONS) {
  const windows = await labelledWindows(SESSIONS, DEFAULT_WINDOW, inline);
  const { data } = windows;
  const asked: number[] = [];
  const classifier: Classifier = {
    kind: 'constant',
    classes,
    features: data.features,
    predict(values, offset, out) {
      asked.push(values[offset]);
      out.fill(0);
      out[0] = 1;
    },
  };
  const made = createLiveTrial(sessions, windows, {
    window: DEFAULT_WINDOW,
    grouping: 'subject',
    parallel: inline,
  });
  await made.onFold(classifier, 0, new Set(['athlete-1']));
  const first = asked.length;
  await made.onFold(classifier, 1, new Set(['athlete-2']));
  return { ...made.result(CALIBRATION), data, first, asked };
}

describe('a trial of live answers', () => {
  test('asks each model about every second of the sessions it never saw, labelled or not', async () => {
    const { first, asked, smoothing } = await trial(['bicep_curl', 'squat', 'walking']);
    const seconds = (subject: string) =>
      SESSIONS.filter((session) => session.subject === subject)
        .map(({ recording: { times } }) => Math.floor((times[times.length - 1] - times[0]) / 1000 - 4) + 1)
        .reduce((a, b) => a + b);
    expect(Math.abs(first - seconds('athlete-1'))).toBeLessThanOrEqual(3);
    expect(Math.abs(asked.length - first - seconds('athlete-2'))).toBeLessThanOrEqual(3);
    expect(smoothing.windows).toBe(asked.length);
  });

  test('takes a class a fold never learnt for one it never answers', async () => {
    const { sequences, smoothing } = await trial(['squat']);
    expect(sequences.prior).toHaveLength(3);
    expect(smoothing.macro_f1_smoothed).toBe(smoothing.macro_f1_raw);
    expect(smoothing.macro_f1_raw).toBeLessThan(0.4);
  });

  test('leaves out sessions without a labelled window, whatever they are called', async () => {
    const unlabelled = { ...SESSIONS[0], session: 'unlabelled', labels: [] };
    const withIt = await trial(['squat'], [...SESSIONS, unlabelled]);
    expect(withIt.asked).toHaveLength((await trial(['squat'])).asked.length);
  });
});

test('the share of a class is never quite 0', () => {
  const classes = ['row', 'squat', 'plank'];
  expect(classShares({ classes, labels: Uint16Array.of(0, 0, 1) })).toEqual([3 / 6, 2 / 6, 1 / 6]);
});

import { answeredSequences, LIVE_HOP_SECONDS, type AnsweredSession } from './answered-sessions.ts';
import type { LabelledSession } from './labelled-windows.ts';
import { boutSequences, recordedOrder } from './recorded-order.ts';
import { SequenceFilter } from './sequence-filter.ts';
import { learnSequences, USUAL_POWERS, type SequenceModel } from './sequence-model.ts';
import { smooth, type SmoothedWindow } from './smoothed-sequence.ts';
import { macroF1 } from './smoothing-score.ts';

const POWERS = [0.5, 0.7, 1];
/** Among powers about as good, the largest is the quickest to notice something new. */
const ABOUT_AS_GOOD = 0.005;
const CONFIDENCE_POWERS = Array.from({ length: 19 }, (_, i) => (i + 2) / 20);

/**
 * Learns dwell and changes from the sessions' labels, and chooses the powers on what models that never saw
 * the sessions answered: the one that gives the best macro-F1, the other the least log loss.
 *
 * @param prior share of each class in the windows the classifier learnt from
 */
export function fitSmoothing(
  answered: readonly AnsweredSession[],
  classes: readonly string[],
  prior: readonly number[],
): SequenceModel {
  const learnt = learnFromLabels(
    answered.map(({ session }) => session),
    classes,
    prior,
  );
  const sequences = answeredSequences(answered);
  const candidates = POWERS.map((power) => {
    const model = { ...learnt, power, confidencePower: 1 };
    const windows = filterSequences(sequences, model).flat();
    return { power, windows, score: macroF1(windows, classes) };
  });
  const best = Math.max(...candidates.map(({ score }) => score));
  const chosen = candidates.findLast(({ score }) => score >= best - ABOUT_AS_GOOD) ?? candidates[0];
  return { ...learnt, power: chosen.power, confidencePower: confidencePower(chosen.windows) };
}

/** What labels alone say, for sessions that nobody unseen has answered. */
export function learnFromLabels(
  sessions: readonly LabelledSession[],
  classes: readonly string[],
  prior: readonly number[],
): SequenceModel {
  const bouts = recordedOrder(sessions).flatMap((order) => boutSequences(order, classes));
  return { ...learnSequences(classes, bouts, prior), ...USUAL_POWERS };
}

export function filterSequences(
  sequences: readonly (readonly AnsweredSession[])[],
  model: SequenceModel,
): SmoothedWindow[][] {
  const filter = new SequenceFilter(model, LIVE_HOP_SECONDS);
  return sequences.map((sequence) => smooth(sequence, filter));
}

/** The power of the probabilities under which the truth is least surprising. */
function confidencePower(windows: readonly SmoothedWindow[]): number {
  const judged = windows.filter(({ truth }) => truth >= 0);
  const losses = CONFIDENCE_POWERS.map((power) =>
    judged.reduce((sum, { truth, probabilities }) => {
      const all = probabilities.reduce((total, p) => total + p ** power, 0);
      return sum + Math.log(all) - power * Math.log(Math.max(probabilities[truth], Number.MIN_VALUE));
    }, 0),
  );
  return CONFIDENCE_POWERS[losses.indexOf(Math.min(...losses))];
}

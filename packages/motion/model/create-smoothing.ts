import type { Model } from './model.ts';
import { SequenceFilter } from './sequence-filter.ts';
import { usualSequences } from './sequence-model.ts';
import { exponential, Smoother } from './smoother.ts';
import type { Smoothing } from './smoothing.ts';

/**
 * `hmm`: by how exercises follow one another, learnt with the model (see `SequenceFilter`); `exponential`:
 * a moving average of the probabilities; `off`: every window for itself.
 */
export const SMOOTHINGS = ['hmm', 'exponential', 'off'] as const;

export type SmoothingKind = (typeof SMOOTHINGS)[number];

/** The smoothing of one device's answers by a model, with windows `hopSeconds` apart. */
export function createSmoothing(
  kind: SmoothingKind,
  { header, classes }: Pick<Model, 'header' | 'classes'>,
  hopSeconds: number,
): Smoothing {
  if (kind === 'hmm') return new SequenceFilter(header.sequences ?? usualSequences(classes), hopSeconds);
  return kind === 'exponential' ? exponential(hopSeconds) : new Smoother(1);
}

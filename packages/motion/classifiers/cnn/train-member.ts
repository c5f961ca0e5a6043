import type { Parallel } from '../../parallel/parallel.ts';
import { createRandom } from '../../random/index.ts';
import type { AdamState } from './adam.ts';
import { drawParameters } from './network-shape.ts';
import type { TrainEpochInput } from './train-epoch.ts';

export interface Member {
  readonly parameters: Float64Array;
  /** Of the windows left out, one a class. */
  readonly scores: Float64Array;
}

export interface MemberSettings extends Omit<TrainEpochInput, 'adam' | 'seed'> {
  readonly seed: number;
  readonly epochs: number;
  /** Epochs without a better answer for the windows left out, after which training ends. */
  readonly patience: number;
}

/**
 * Trains one network, epoch by epoch, and keeps it as it was when it answered the windows left out best. The learning
 * rate falls to 0 along half a cosine (Loshchilov & Hutter, ICLR 2017).
 */
export async function trainMember(
  { epochs, patience, seed, ...input }: MemberSettings,
  parallel: Parallel,
  { onEpoch, signal }: { onEpoch?: (epoch: number) => void; signal?: AbortSignal } = {},
): Promise<Member> {
  const random = createRandom(seed);
  let adam = fresh(drawParameters(input.shape, random).all);
  let best: Member & { readonly loss: number; readonly epoch: number } = {
    parameters: adam.parameters,
    scores: new Float64Array(0),
    loss: Infinity,
    epoch: 0,
  };
  for (let epoch = 0; epoch < epochs && epoch - best.epoch <= patience; epoch++) {
    const learningRate = input.rates.learningRate * 0.5 * (1 + Math.cos((Math.PI * epoch) / epochs));
    const rates = { ...input.rates, learningRate };
    const task = { ...input, rates, adam, seed: random.int(2 ** 32) };
    const [trained] = await parallel.run('trainEpoch', [task], { signal });
    ({ adam } = trained);
    if (trained.loss < best.loss) {
      best = { parameters: adam.parameters, scores: trained.scores, loss: trained.loss, epoch };
    }
    onEpoch?.(epoch + 1);
  }
  return { parameters: best.parameters, scores: best.scores };
}

function fresh(parameters: Float64Array): AdamState {
  const zeros = () => new Float64Array(parameters.length);
  return { parameters, first: zeros(), second: zeros(), steps: 0 };
}

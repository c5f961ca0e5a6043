const FIRST_DECAY = 0.9;
const SECOND_DECAY = 0.999;
const LEAST = 1e-8;

/** Parameters under training with the running means of their slopes and of the squares of those. */
export interface AdamState {
  readonly parameters: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly steps: number;
}

/**
 * One step of Adam with decoupled decay of the weights (Kingma & Ba, ICLR 2015; Loshchilov & Hutter, ICLR 2019), in
 * place but for the number of steps.
 */
export function adamStep(state: AdamState, slopes: Float64Array, rate: number, decay: number): AdamState {
  const { parameters, first, second } = state;
  const steps = state.steps + 1;
  const firstScale = 1 / (1 - FIRST_DECAY ** steps);
  const secondScale = 1 / (1 - SECOND_DECAY ** steps);
  for (let i = 0; i < parameters.length; i++) {
    const slope = slopes[i];
    first[i] = FIRST_DECAY * first[i] + (1 - FIRST_DECAY) * slope;
    second[i] = SECOND_DECAY * second[i] + (1 - SECOND_DECAY) * slope * slope;
    const step = (first[i] * firstScale) / (Math.sqrt(second[i] * secondScale) + LEAST);
    parameters[i] -= rate * (step + decay * parameters[i]);
  }
  return { ...state, steps };
}

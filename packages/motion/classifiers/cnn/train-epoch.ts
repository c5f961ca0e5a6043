import { createRandom, type Random } from '../../random/index.ts';
import { softmax } from '../softmax.ts';
import type { WindowColumns } from '../window-columns.ts';
import type { WindowScaling } from '../window-scaling.ts';
import { adamStep, type AdamState } from './adam.ts';
import { parametersOf, type NetworkShape } from './network-shape.ts';
import { Network } from './network.ts';
import { WindowInput, type Variation } from './window-input.ts';

interface TrainingRates {
  readonly learningRate: number;
  readonly decay: number;
  readonly dropout: number;
  /** Of the truth, how much is spread over all classes. */
  readonly smoothing: number;
  readonly batch: number;
}

/** Labelled rows of a data set. */
export interface LabelledRows {
  readonly rows: Uint32Array;
  readonly labels: Uint16Array;
}

/** One pass of a network over its windows. */
export interface TrainEpochInput {
  readonly shape: NetworkShape;
  readonly columns: WindowColumns;
  readonly scaling: WindowScaling;
  readonly values: Float32Array;
  readonly taught: LabelledRows;
  /** Windows that are only answered. */
  readonly leftOut: LabelledRows;
  readonly adam: AdamState;
  readonly rates: TrainingRates;
  readonly variation: Variation;
  readonly seed: number;
}

export interface TrainedEpoch {
  readonly adam: AdamState;
  /** Of the windows left out, one a class. */
  readonly scores: Float64Array;
  /** Mean of −log p(class) of the windows left out. */
  readonly loss: number;
}

/** Windows that go through the network together: few enough to stay near the processor. */
const TOGETHER = 8;

export function trainEpoch(input: TrainEpochInput): TrainedEpoch {
  const { shape, taught, rates } = input;
  const random = createRandom(input.seed);
  const order = shuffled(taught.rows.length, random);
  const parameters = parametersOf(shape, input.adam.parameters.slice());
  const step = new Pass(input, parameters, random);
  let adam: AdamState = {
    ...input.adam,
    parameters: parameters.all,
    first: input.adam.first.slice(),
    second: input.adam.second.slice(),
  };
  for (let first = 0; first < order.length; first += rates.batch) {
    const batch = order.subarray(first, first + rates.batch);
    const slopes = step.slopes(batch);
    adam = adamStep(adam, slopes, rates.learningRate, rates.decay);
  }
  return { adam, ...step.answers() };
}

function shuffled(count: number, random: Random): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const other = random.int(i + 1);
    [order[i], order[other]] = [order[other], order[i]];
  }
  return order;
}

/** A network with the windows it learns from. */
class Pass {
  readonly #input: TrainEpochInput;
  readonly #random: Random;
  readonly #network: Network;
  readonly #slopes;
  readonly #windows: WindowInput;
  readonly #buffer: Float64Array;
  readonly #dropout: Float64Array;

  constructor(input: TrainEpochInput, parameters: ReturnType<typeof parametersOf>, random: Random) {
    const { shape, columns, scaling } = input;
    const last = shape.convolutions[shape.convolutions.length - 1];
    this.#input = input;
    this.#random = random;
    this.#network = new Network(shape, parameters, TOGETHER);
    this.#slopes = parametersOf(shape);
    this.#windows = new WindowInput(columns, scaling);
    this.#buffer = new Float64Array(TOGETHER * this.#windows.size);
    this.#dropout = new Float64Array(TOGETHER * last.outputs);
  }

  /** Slopes of the mean loss over a batch by every parameter. */
  slopes(batch: Uint32Array): Float64Array {
    const { taught, shape, rates } = this.#input;
    const slopes = this.#slopes;
    slopes.all.fill(0);
    for (let first = 0; first < batch.length; first += TOGETHER) {
      const some = batch.subarray(first, first + TOGETHER);
      some.forEach((i, at) => this.#vary(taught.rows[i], at));
      this.#drop();
      this.#network.forward(this.#buffer, some.length, this.#dropout);
      const { scores } = this.#network;
      some.forEach((i, at) => {
        toSlopes(scores, at * shape.classes, shape.classes, taught.labels[i], rates.smoothing, batch.length);
      });
      this.#network.backward(scores, some.length, slopes, this.#dropout);
    }
    return slopes.all;
  }

  /** Scores and mean loss of the windows left out. */
  answers(): { scores: Float64Array; loss: number } {
    const { leftOut, shape, values, columns } = this.#input;
    const width = columns.axes.length * columns.samples;
    const all = new Float64Array(leftOut.rows.length * shape.classes);
    const row = new Float64Array(shape.classes);
    let loss = 0;
    leftOut.rows.forEach((number, i) => {
      this.#windows.plain(values, number * width, this.#buffer, 0);
      this.#network.forward(this.#buffer, 1);
      row.set(this.#network.scores.subarray(0, shape.classes));
      all.set(row, i * shape.classes);
      const truth = row[leftOut.labels[i]];
      loss += (softmax(row, 0, shape.classes) - truth) / leftOut.rows.length;
    });
    return { scores: all, loss };
  }

  #vary(row: number, at: number): void {
    const { values, columns, variation } = this.#input;
    const offset = row * columns.axes.length * columns.samples;
    const to = at * this.#windows.size;
    this.#windows.varied(values, offset, variation, this.#random, this.#buffer, to);
  }

  #drop(): void {
    const { dropout } = this.#input.rates;
    for (let i = 0; i < this.#dropout.length; i++) {
      this.#dropout[i] = this.#random.next() < dropout ? 0 : 1 / (1 - dropout);
    }
  }
}

/** From scores to the slopes of the cross-entropy by them, as part of a mean over `count` windows. */
function toSlopes(
  scores: Float64Array,
  at: number,
  classes: number,
  label: number,
  smoothing: number,
  count: number,
): void {
  softmax(scores, at, classes);
  for (let k = 0; k < classes; k++) {
    const truth = smoothing / classes + (k === label ? 1 - smoothing : 0);
    scores[at + k] = (scores[at + k] - truth) / count;
  }
}

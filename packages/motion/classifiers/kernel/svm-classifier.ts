import type { Classifier, ClassifierState } from '../classifier.ts';
import { rowProducts, squaresOf, type Rows } from '../row-products.ts';
import { readScaling, scaleRow, type Scaling } from '../scaling.ts';
import { PairwiseCoupling } from './coupling.ts';
import { rbf, type Rbf } from './rbf.ts';

/** No pair is surer than this of either class. */
const SUREST = 1 - 1e-7;

/** What the machines of all pairs amount to. */
export interface SvmArrays {
  /** Numbers of the classes that had rows. */
  readonly taught: Uint16Array;
  /** Support vectors, scaled, row-major, those of the first class taught first. */
  readonly vectors: Float32Array;
  /** Where the vectors of each class taught start, and one past the last. */
  readonly starts: Uint32Array;
  /** What a vector adds to the machine of its class and another, at `vector × classes taught + other`. */
  readonly coefficients: Float32Array;
  /** Bias of the machine of classes i < j, at `i × classes taught + j`. */
  readonly biases: Float64Array;
  /** γ, the number of scales, and by what answers are multiplied to become log odds. */
  readonly kernel: Float64Array;
}

/** Asks the machine of every pair of classes and couples their answers. A vector's nearness serves all machines. */
export class SvmClassifier implements Classifier {
  readonly kind: string;
  readonly classes: readonly string[];
  readonly features: readonly string[];
  readonly #scaling: Scaling;
  readonly #arrays: SvmArrays;
  readonly #rbf: Rbf;
  readonly #vectors: Rows;
  readonly #squares: Float64Array;
  readonly #row: Rows;
  readonly #nearness: Float64Array;
  /** Sums of coefficient × nearness of one class's vectors for the machine of it and another. */
  readonly #sums: Float64Array;
  readonly #pairs: Float64Array;
  readonly #coupled: Float64Array;
  readonly #coupling: PairwiseCoupling;

  /** @throws {Error} when the arrays do not fit together */
  constructor(state: ClassifierState) {
    this.kind = state.kind;
    this.classes = state.classes;
    this.features = state.features;
    this.#scaling = readScaling(state);
    const columns = this.#scaling.columns.length;
    this.#arrays = readArrays(state, columns);
    const { taught, vectors, starts, kernel } = this.#arrays;
    const count = starts[taught.length];
    this.#rbf = { gamma: kernel[0], scales: kernel[1] };
    this.#vectors = { values: Float64Array.from(vectors), columns, first: 0, count };
    this.#squares = squaresOf(this.#vectors);
    this.#row = { values: new Float64Array(columns), columns, first: 0, count: 1 };
    this.#nearness = new Float64Array(count);
    this.#sums = new Float64Array(taught.length ** 2);
    this.#pairs = new Float64Array(taught.length ** 2);
    this.#coupled = new Float64Array(taught.length);
    this.#coupling = new PairwiseCoupling(taught.length);
  }

  predict(values: Float32Array | Float64Array, offset: number, out: Float64Array): void {
    scaleRow(this.#scaling, values, offset, this.#row.values, 0);
    this.#measure();
    this.#askPairs();
    this.#coupling.couple(this.#pairs, this.#coupled);
    const { taught } = this.#arrays;
    out.fill(0, 0, this.classes.length);
    let sum = 0;
    for (let i = 0; i < taught.length; i++) sum += this.#coupled[i];
    for (let i = 0; i < taught.length; i++) out[taught[i]] = this.#coupled[i] / sum;
  }

  /** Nearness of the row to every support vector. */
  #measure(): void {
    const row = this.#row.values;
    const nearness = this.#nearness;
    rowProducts(this.#vectors, this.#row, nearness);
    let square = 0;
    for (let i = 0; i < row.length; i++) square += row[i] * row[i];
    for (let i = 0; i < nearness.length; i++) {
      nearness[i] = rbf(this.#rbf, square + this.#squares[i] - 2 * nearness[i]);
    }
  }

  #askPairs(): void {
    const { taught, starts, coefficients, biases, kernel } = this.#arrays;
    const classes = taught.length;
    const sums = this.#sums;
    sums.fill(0);
    for (let own = 0; own < classes; own++) {
      for (let vector = starts[own]; vector < starts[own + 1]; vector++) {
        const near = this.#nearness[vector];
        for (let k = 0; k < classes; k++) {
          sums[own * classes + k] += near * coefficients[vector * classes + k];
        }
      }
    }
    for (let i = 0; i < classes; i++) {
      for (let j = i + 1; j < classes; j++) {
        const at = i * classes + j;
        const answer = sums[at] + sums[j * classes + i] + biases[at];
        const probability = 1 / (1 + Math.exp(-kernel[2] * answer));
        const first = Math.min(SUREST, Math.max(1 - SUREST, probability));
        this.#pairs[at] = first;
        this.#pairs[j * classes + i] = 1 - first;
      }
    }
  }
}

function readArrays({ arrays, classes }: ClassifierState, columns: number): SvmArrays {
  const refuse = (what: string): never => {
    throw new Error(`the support vector machine does not fit together: ${what}`);
  };
  const { taught, vectors, starts, coefficients, biases, kernel } = arrays;
  if (
    !(taught instanceof Uint16Array) ||
    !(vectors instanceof Float32Array) ||
    !(starts instanceof Uint32Array) ||
    !(coefficients instanceof Float32Array) ||
    !(biases instanceof Float64Array) ||
    !(kernel instanceof Float64Array)
  ) {
    return refuse('an array is missing or of another type');
  }
  if (taught.length === 0 || taught.some((k, i) => k >= classes.length || (i > 0 && k <= taught[i - 1])))
    refuse('its classes are not those of the model');
  if (starts.length !== taught.length + 1 || starts.some((start, i) => start < (i === 0 ? 0 : starts[i - 1])))
    refuse('vectors do not follow each other');
  const count = starts[taught.length];
  if (starts[0] !== 0 || vectors.length !== count * columns || coefficients.length !== count * taught.length)
    refuse('numbers of vectors differ');
  if (biases.length !== taught.length ** 2) refuse('numbers of biases differ');
  const [gamma, scales, slope] = kernel;
  if (kernel.length !== 3 || !(gamma > 0) || (scales !== 1 && scales !== 3) || !(slope > 0))
    refuse('its kernel is none');
  if (![vectors, coefficients, biases, kernel].every((numbers) => numbers.every(Number.isFinite)))
    refuse('a number is not finite');
  return { taught, vectors, starts, coefficients, biases, kernel };
}

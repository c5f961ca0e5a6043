import type { Random } from '../../random/index.ts';

/** One convolution: `outputs` kernels over all `inputs` channels, every `stride` samples. */
export interface ConvolutionShape {
  readonly inputs: number;
  readonly outputs: number;
  /** Samples a kernel spans. */
  readonly kernel: number;
  readonly stride: number;
  /** Samples that come in. */
  readonly length: number;
}

/** Three convolutions, the mean of each channel of the last, and a score a class. */
export interface NetworkShape {
  readonly convolutions: readonly ConvolutionShape[];
  readonly classes: number;
}

/** @param width channels of the first convolution; the others have half as many more, and twice as many */
export function networkShape(
  channels: number,
  samples: number,
  width: number,
  classes: number,
): NetworkShape {
  const layers = [
    { outputs: width, kernel: 9, stride: 2 },
    { outputs: Math.round(1.5 * width), kernel: 7, stride: 2 },
    { outputs: 2 * width, kernel: 5, stride: 2 },
  ];
  let inputs = channels;
  let length = samples;
  const convolutions = layers.map((layer) => {
    const shape = { ...layer, inputs, length };
    inputs = layer.outputs;
    length = lengthAfter(shape);
    return shape;
  });
  return { convolutions, classes };
}

/** Samples that a convolution leaves: zeros are taken for what lies beyond the window. */
export function lengthAfter({ length, stride }: Pick<ConvolutionShape, 'length' | 'stride'>): number {
  return Math.ceil(length / stride);
}

/** Weights (row-major, one row an output) and offsets of each convolution and of the scores at the end. */
export interface Parameters {
  readonly all: Float64Array;
  /** Views into `all`. */
  readonly layers: readonly { readonly weights: Float64Array; readonly offsets: Float64Array }[];
}

export function parametersOf(
  shape: NetworkShape,
  all: Float64Array = new Float64Array(parameterCount(shape)),
): Parameters {
  let at = 0;
  const take = (count: number) => all.subarray(at, (at += count));
  const layers = layerSizes(shape).map(({ inputs, outputs }) => ({
    weights: take(inputs * outputs),
    offsets: take(outputs),
  }));
  return { all, layers };
}

export function parameterCount(shape: NetworkShape): number {
  return layerSizes(shape).reduce((sum, { inputs, outputs }) => sum + (inputs + 1) * outputs, 0);
}

/** Weights as large as keep the signal's strength through the rectifiers (He et al., ICCV 2015); offsets of 0. */
export function drawParameters(shape: NetworkShape, random: Random): Parameters {
  const parameters = parametersOf(shape);
  layerSizes(shape).forEach(({ inputs }, i) => {
    const { weights } = parameters.layers[i];
    for (let j = 0; j < weights.length; j++) weights[j] = Math.sqrt(2 / inputs) * random.normal();
  });
  return parameters;
}

function layerSizes({ convolutions, classes }: NetworkShape) {
  const sizes = convolutions.map(({ inputs, kernel, outputs }) => ({ inputs: inputs * kernel, outputs }));
  return [...sizes, { inputs: sizes[sizes.length - 1].outputs, outputs: classes }];
}

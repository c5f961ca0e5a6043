import { describe, expect, test } from 'vitest';
import { createRandom } from '../../random/index.ts';
import { adamStep, type AdamState } from './adam.ts';
import {
  drawParameters,
  networkShape,
  parameterCount,
  parametersOf,
  type NetworkShape,
} from './network-shape.ts';
import { Network } from './network.ts';

const SHAPE = networkShape(3, 19, 4, 3);
const WINDOWS = 3;
const random = createRandom(4);
const normals = (count: number) => Float64Array.from({ length: count }, () => random.normal());
const input = normals(WINDOWS * 19 * 3);

/** As the formula says, one window, no tricks. */
function naiveScores(
  { convolutions }: NetworkShape,
  parameters: Float64Array,
  window: Float64Array,
): number[] {
  const { layers } = parametersOf(SHAPE, parameters);
  let x: Float64Array = window;
  convolutions.forEach(({ inputs, outputs, kernel, stride, length }, i) => {
    const { weights, offsets } = layers[i];
    const places = Math.ceil(length / stride);
    const out = new Float64Array(places * outputs);
    for (let place = 0; place < places; place++)
      for (let o = 0; o < outputs; o++) {
        let sum = offsets[o];
        for (let j = 0; j < kernel; j++)
          for (let c = 0; c < inputs; c++) {
            const t = place * stride + j - (kernel - 1) / 2;
            if (t >= 0 && t < length)
              sum += weights[o * kernel * inputs + j * inputs + c] * x[t * inputs + c];
          }
        out[place * outputs + o] = Math.max(0, sum);
      }
    x = out;
  });
  const { outputs } = convolutions[convolutions.length - 1];
  const { weights, offsets } = layers[convolutions.length];
  return Array.from(offsets, (offset, k) => {
    let sum = offset;
    for (let i = 0; i < x.length; i++)
      sum += (weights[k * outputs + (i % outputs)] * x[i]) / (x.length / outputs);
    return sum;
  });
}

describe('a network', () => {
  const parameters = drawParameters(SHAPE, createRandom(1));
  // Offsets of 0 would hide a mistake in them.
  parameters.all.forEach((_, i) => (parameters.all[i] += 0.05 * random.normal()));

  test('scores as the formula says, several windows at once', () => {
    const network = new Network(SHAPE, parameters, WINDOWS);
    network.forward(input, WINDOWS);
    for (let window = 0; window < WINDOWS; window++) {
      const one = input.subarray(window * 57, (window + 1) * 57);
      naiveScores(SHAPE, parameters.all, one).forEach((score, k) =>
        expect(network.scores[window * 3 + k]).toBeCloseTo(score, 12),
      );
    }
  });

  test('scores fewer windows than it has room for', () => {
    const network = new Network(SHAPE, parameters, WINDOWS);
    network.forward(input, WINDOWS);
    const all = network.scores.slice(0, 3);
    network.forward(normals(input.length), WINDOWS);
    network.forward(input, 1);
    expect(network.scores.slice(0, 3)).toEqual(all);
  });

  test('knows the slope of a loss by each parameter', () => {
    const byScores = normals(WINDOWS * 3);
    const dropout = normals(WINDOWS * 8);
    const loss = (all: Float64Array) => {
      const network = new Network(SHAPE, parametersOf(SHAPE, all), WINDOWS);
      network.forward(input, WINDOWS, dropout);
      return network.scores.reduce((sum, score, i) => sum + score * byScores[i], 0);
    };
    const network = new Network(SHAPE, parameters, WINDOWS);
    const slopes = parametersOf(SHAPE);
    network.forward(input, WINDOWS, dropout);
    network.backward(byScores, WINDOWS, slopes, dropout);
    const step = 1e-6;
    slopes.all.forEach((slope, i) => {
      const [more, less] = [step, -step].map((by) => loss(parameters.all.with(i, parameters.all[i] + by)));
      expect(Math.abs(slope - (more - less) / (2 * step))).toBeLessThan(1e-6);
    });
    expect(slopes.all.filter((slope) => slope !== 0).length).toBeGreaterThan(parameterCount(SHAPE) / 2);
  });

  test('adds slopes to those there are', () => {
    const network = new Network(SHAPE, parameters, WINDOWS);
    const slopes = parametersOf(SHAPE);
    network.forward(input, WINDOWS);
    network.backward(
      Float64Array.from({ length: 9 }, () => 1),
      WINDOWS,
      slopes,
    );
    const once = slopes.all.slice();
    network.backward(
      Float64Array.from({ length: 9 }, () => 1),
      WINDOWS,
      slopes,
    );
    once.forEach((slope, i) => expect(slopes.all[i]).toBeCloseTo(2 * slope, 10));
  });
});

describe('Adam', () => {
  const start = (): AdamState => ({
    parameters: Float64Array.of(3, -2),
    first: new Float64Array(2),
    second: new Float64Array(2),
    steps: 0,
  });

  test('steps by the learning rate against the slope at first, however steep it is', () => {
    const { parameters } = adamStep(start(), Float64Array.of(1e-3, -50), 0.1, 0);
    expect(parameters[0]).toBeCloseTo(2.9, 4);
    expect(parameters[1]).toBeCloseTo(-1.9, 4);
  });

  test('finds the bottom of a bowl', () => {
    let state = start();
    for (let i = 0; i < 2000; i++) {
      const [x, y] = state.parameters;
      state = adamStep(state, Float64Array.of(2 * (x - 1), 20 * (y - 0.5)), 0.01, 0);
    }
    expect(state.parameters[0]).toBeCloseTo(1, 3);
    expect(state.parameters[1]).toBeCloseTo(0.5, 3);
  });

  test('shrinks weights that nothing pulls at', () => {
    expect(adamStep(start(), new Float64Array(2), 0.1, 0.5).parameters[0]).toBeCloseTo(3 * 0.95, 12);
  });
});

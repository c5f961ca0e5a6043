import { describe, expect, test } from 'vitest';
import { createRandom } from '../random/index.ts';
import { randomTurn } from './random-turn.ts';
import { WindowChannels } from './window-channels.ts';
import { windowColumns } from './window-columns.ts';

const namesOf = (axes: readonly string[], samples: number) =>
  axes.flatMap((axis) => Array.from({ length: samples }, (_, i) => `${axis}@${i}`));
const SIX = ['ax', 'ay', 'az', 'gx', 'gy', 'gz'];
const columns = windowColumns(namesOf([...SIX, 'mx', 'my', 'mz'], 2));

describe('the columns of a window', () => {
  test('say its axes and its length', () => {
    expect(columns).toEqual({ axes: [...SIX, 'mx', 'my', 'mz'], samples: 2 });
  });

  test.each([[[]], [['ax_mean', 'ay_mean']], [['ax@0', 'ax@1', 'ay@0']], [['ax@1', 'ax@0']]])(
    '%o are none',
    (names) => {
      expect(() => windowColumns(names)).toThrow('not the samples of a window');
    },
  );
});

describe('the channels of a window', () => {
  // Gravity along z; the second sample is a push along x and up.
  const window = Float64Array.of(-3, 3, 0, 0, 9, 11, 1, 0, 2, 0, 2, 4, 7, 7, 7, 7, 7, 7);
  const fill = (withAxes: boolean, turn: Float64Array | null = null) => {
    const channels = new WindowChannels(columns, { withAxes });
    const out = new Float64Array(channels.names.length * 2);
    channels.fill(window, 0, out, turn);
    return Object.fromEntries(channels.names.map((name, i) => [name, [...out.subarray(2 * i, 2 * i + 2)]]));
  };

  test('are its axes, magnitudes, and parts along and across gravity', () => {
    const channels = fill(true);
    expect(Object.keys(channels)).toHaveLength(12);
    expect(channels).toMatchObject({ ax: [-3, 3], az: [9, 11], gz: [2, 4] });
    expect(channels.acc_norm).toEqual([Math.sqrt(90), Math.sqrt(130)]);
    expect(channels.acc_vertical).toEqual([9, 11]);
    expect(channels.acc_horizontal).toEqual([3, 3]);
    expect(channels.gyro_vertical).toEqual([2, 4]);
    expect(channels.gyro_horizontal[0]).toBeCloseTo(Math.sqrt(5), 12);
  });

  test('stay the same however the sensor is turned, without the axes', () => {
    const turned = fill(false, randomTurn(createRandom(1), 90));
    for (const [name, values] of Object.entries(fill(false))) {
      values.forEach((value, t) => expect(turned[name][t]).toBeCloseTo(value, 10));
    }
    expect(fill(true, randomTurn(createRandom(1), 90)).ax[0]).not.toBeCloseTo(-3, 1);
  });

  test('need accelerometer and gyroscope', () => {
    const some = windowColumns(namesOf(['ax', 'ay', 'az'], 2));
    expect(() => new WindowChannels(some)).toThrow('a window needs the axes gx, gy, gz, too');
  });
});

test('a random turn is a rotation by angles of the stated spread', () => {
  const random = createRandom(5);
  const turns = Array.from({ length: 2000 }, () => randomTurn(random, 20));
  for (const m of turns.slice(0, 20)) {
    const row = (i: number) => m.subarray(3 * i, 3 * i + 3);
    const dot = (i: number, j: number) => row(i).reduce((sum, value, k) => sum + value * row(j)[k], 0);
    for (const [i, j] of [
      [0, 0],
      [1, 1],
      [2, 2],
      [0, 1],
      [0, 2],
      [1, 2],
    ]) {
      expect(dot(i, j)).toBeCloseTo(i === j ? 1 : 0, 12);
    }
  }
  const squares = turns.map((m) => Math.acos(Math.min(1, (m[0] + m[4] + m[8] - 1) / 2)) ** 2);
  const spread = Math.sqrt(squares.reduce((sum, value) => sum + value, 0) / squares.length);
  expect((spread * 180) / Math.PI).toBeGreaterThan(18.5);
  expect((spread * 180) / Math.PI).toBeLessThan(21.5);
});

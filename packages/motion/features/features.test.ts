import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createExtractor, featureCatalogue } from './index.ts';

interface Golden {
  readonly name: string;
  readonly rate_hz: number;
  readonly axes: readonly (readonly number[])[];
  readonly features: Readonly<Record<string, number>>;
}

/** Made by golden/make.py with NumPy and SciPy. */
const golden: Golden[] = JSON.parse(readFileSync(new URL('golden/windows.json', import.meta.url), 'utf8'));

function extract(axes: readonly Float32Array[], rateHz: number, magnetometer: boolean): Map<string, number> {
  const extractor = createExtractor({ rateHz, samples: axes[0].length, magnetometer });
  const out = new Float64Array(extractor.features.length);
  extractor.extract(axes, 0, out, 0);
  return new Map(extractor.features.map((feature, i) => [feature.name, out[i]]));
}

describe('features', () => {
  it.each(golden)('agree with NumPy and SciPy to 1e-6: $name', ({ axes, rate_hz, features }) => {
    const found = extract(
      axes.map((axis) => Float32Array.from(axis)),
      rate_hz,
      axes.length === 9,
    );
    expect([...found.keys()].sort()).toEqual(Object.keys(features).sort());
    const wrong = [...found].filter(
      ([name, value]) => Math.abs(value - features[name]) > 1e-6 * Math.max(Math.abs(features[name]), 1e-3),
    );
    expect(wrong.map(([name, value]) => ({ name, value, expected: features[name] }))).toEqual([]);
  });

  it('are finite for any window, a constant one too', () => {
    const sample = fc.oneof(
      fc.constant(0),
      fc.float({ noNaN: true, min: -200, max: 200 }),
      fc.float({ noNaN: true, min: Math.fround(-1e-3), max: Math.fround(1e-3) }),
    );
    const axis = fc.oneof(
      sample.map((value) => new Float32Array(32).fill(value)),
      fc.array(sample, { minLength: 32, maxLength: 32 }).map((values) => Float32Array.from(values)),
    );
    fc.assert(
      fc.property(fc.array(axis, { minLength: 9, maxLength: 9 }), (axes) => {
        for (const [name, value] of extract(axes, 50, true)) {
          if (!Number.isFinite(value)) throw new Error(`${name} is ${value}`);
        }
      }),
    );
  });

  it('do not depend on what the extractor saw before', () => {
    const extractor = createExtractor({ rateHz: 50, samples: 200, magnetometer: true });
    const [a, b] = golden.slice(0, 2).map(({ axes }) => axes.map((axis) => Float32Array.from(axis)));
    const first = new Float64Array(extractor.features.length);
    const again = new Float64Array(extractor.features.length);
    extractor.extract(a, 0, first, 0);
    extractor.extract(b, 0, again, 0);
    extractor.extract(a, 0, again, 0);
    expect(again).toEqual(first);
  });

  it('do not notice which way round the sensor is worn where they are free of orientation', () => {
    const { axes, rate_hz } = golden[1];
    const columns = axes.map((axis) => Float32Array.from(axis));
    // A quarter turn about z: x becomes y, y becomes -x.
    const turned = [0, 3, 6].flatMap((at) => [columns[at + 1].map((v) => -v), columns[at], columns[at + 2]]);
    const before = extract(columns, rate_hz, true);
    const after = extract(turned, rate_hz, true);
    for (const name of ['acc_norm_p90', 'acc_vertical_skewness', 'gyro_main_peak_frequency', 'tilt_max']) {
      expect(after.get(name)).toBeCloseTo(before.get(name) ?? NaN, 6);
    }
  });
});

describe('the catalogue', () => {
  const all = featureCatalogue(true);

  it('names at least 300 features, each once, with unit, family and a sentence', () => {
    expect(featureCatalogue(false).length).toBeGreaterThanOrEqual(300);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    for (const { name, unit, family, description, channel } of all) {
      expect(name).toMatch(/^[a-z][a-z0-9_+]*$/);
      expect(unit).not.toBe('');
      expect(family).not.toBe('');
      expect(channel).not.toBe('');
      expect(description).toMatch(/^[A-Z][^…]{10,}$/);
    }
  });

  it('leaves out what only a magnetometer can tell where there is none', () => {
    const plain = featureCatalogue(false).map(({ name }) => name);
    expect(plain).toEqual(all.filter((feature) => !feature.needsMagnetometer).map(({ name }) => name));
    expect(plain.length).toBeLessThan(all.length);
  });
});

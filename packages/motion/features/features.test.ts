import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createExtractor, FEATURE_PROFILES, featureCatalogue, type FeatureProfile } from './index.ts';

interface Golden {
  readonly name: string;
  readonly rate_hz: number;
  readonly axes: readonly (readonly number[])[];
  readonly features: Readonly<Record<'as_worn' | 'any_orientation', Readonly<Record<string, number>>>>;
}

/** Made by golden/make.py with NumPy and SciPy. */
const golden: Golden[] = JSON.parse(readFileSync(new URL('golden/windows.json', import.meta.url), 'utf8'));

function extract(
  axes: readonly Float32Array[],
  rateHz: number,
  magnetometer: boolean,
  profile: FeatureProfile = 'as_worn',
): Map<string, number> {
  const extractor = createExtractor({ rateHz, samples: axes[0].length, magnetometer, profile });
  const out = new Float64Array(extractor.features.length);
  extractor.extract(axes, 0, out, 0);
  return new Map(extractor.features.map((feature, i) => [feature.name, out[i]]));
}

const FROM_THE_GROUND =
  /earth|turn_(first|second|vertical|horizontal|linearity|planarity|axis|normal|upright)|turned|lean_|lean\b/;

const cases = FEATURE_PROFILES.flatMap((profile) =>
  golden.map(({ features, ...window }) => ({ ...window, profile, features: expected(features, profile) })),
);

/** What `full` has beside `as_worn` is what `any_orientation` sees from the ground. */
function expected(features: Golden['features'], profile: FeatureProfile): Readonly<Record<string, number>> {
  if (profile !== 'full') return features[profile];
  const fromTheGround = Object.entries(features.any_orientation).filter(([name]) =>
    FROM_THE_GROUND.test(name),
  );
  return { ...features.as_worn, ...Object.fromEntries(fromTheGround) };
}

describe('features', () => {
  it.each(cases)(
    'agree with NumPy and SciPy to 1e-6: $profile, $name',
    ({ axes, rate_hz, profile, features }) => {
      const columns = axes.map((axis) => Float32Array.from(axis));
      const found = extract(columns, rate_hz, axes.length === 9, profile);
      expect([...found.keys()].sort()).toEqual(Object.keys(features).sort());
      const wrong = [...found].filter(
        ([name, value]) => Math.abs(value - features[name]) > 1e-6 * Math.max(Math.abs(features[name]), 1e-3),
      );
      expect(wrong.map(([name, value]) => ({ name, value, expected: features[name] }))).toEqual([]);
    },
  );

  it.each(FEATURE_PROFILES)('are finite for any window, a constant one too: %s', (profile) => {
    const sample = fc.oneof(
      fc.constant(0),
      fc.float({ noNaN: true, min: -200, max: 200 }),
      fc.float({ noNaN: true, min: Math.fround(-1e-3), max: Math.fround(1e-3) }),
    );
    const axis = fc.oneof(
      sample.map((value) => new Float32Array(32).fill(value)),
      fc
        .tuple(sample, sample)
        .map(([from, step]) => Float32Array.from({ length: 32 }, (_, i) => from + i * step)),
      fc.array(sample, { minLength: 32, maxLength: 32 }).map((values) => Float32Array.from(values)),
    );
    fc.assert(
      fc.property(fc.array(axis, { minLength: 9, maxLength: 9 }), (axes) => {
        for (const [name, value] of extract(axes, 50, true, profile)) {
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
});

it('that both profiles name are the same', () => {
  const { axes, rate_hz } = golden[0];
  const columns = axes.map((axis) => Float32Array.from(axis));
  const worn = extract(columns, rate_hz, true);
  const shared = [...extract(columns, rate_hz, true, 'any_orientation')].filter(([name]) => worn.has(name));
  expect(shared.length).toBeGreaterThan(100);
  expect(new Map(shared)).toEqual(new Map(shared.map(([name]) => [name, worn.get(name)])));
});

describe.each(FEATURE_PROFILES)('the catalogue of %s', (profile) => {
  const all = featureCatalogue(true, profile);

  it('names at least 300 features, each once, with unit, family and a sentence', () => {
    expect(featureCatalogue(false, profile).length).toBeGreaterThanOrEqual(300);
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
    const plain = featureCatalogue(false, profile).map(({ name }) => name);
    expect(plain).toEqual(all.filter((feature) => !feature.needsMagnetometer).map(({ name }) => name));
    expect(plain.length).toBeLessThan(all.length);
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import {
  DamagedArtifact,
  decodeArtifact,
  encodeArtifact,
  type ClassifierState,
} from '../classifiers/index.ts';
import { calibrate } from '../evaluation/index.ts';
import { CATALOGUE_VERSION, featureCatalogue } from '../features/index.ts';
import { inline } from '../parallel/index.ts';
import { AXES, resample } from '../signal/index.ts';
import { EXERCISES, gymSessions, withoutMagnetometer } from './gym.fixture.ts';
import {
  FeatureMismatch,
  openModel,
  trainModel,
  type LabelledSession,
  type Model,
  type ModelHeader,
} from './index.ts';

const SESSIONS = gymSessions();
const SETTINGS = { modelType: 'random_forest', hyperparameters: { trees: 12 } };
const artifactOf = async (sessions: readonly LabelledSession[]) =>
  (await trainModel(sessions, SETTINGS, { parallel: inline })).artifact;

let artifact: Uint8Array;
beforeAll(async () => (artifact = await artifactOf(SESSIONS)));

/** The first window of a session's label. */
function windowOf({ recording, labels: [{ label, startTime }] }: LabelledSession) {
  const grid = resample(recording, 50);
  return { ...grid, label, start: Math.ceil((startTime - grid.startTime) / 20) };
}

function probabilitiesOf(model: Model, session: LabelledSession, magnetometer = true): Float64Array {
  const { axes, start } = windowOf(session);
  const out = new Float64Array(model.classes.length);
  model.classify(axes, start, magnetometer, out);
  return out;
}

const answerOf = (model: Model, probabilities: Float64Array) =>
  model.classes[probabilities.indexOf(Math.max(...probabilities))];

describe('a model', () => {
  test('answers what it was trained on', () => {
    const model = openModel(artifact);
    expect(model.classes).toEqual(EXERCISES);
    expect(model.samples).toBe(200);
    for (const session of SESSIONS) {
      const probabilities = probabilitiesOf(model, session);
      expect(probabilities.reduce((sum, p) => sum + p)).toBeCloseTo(1, 9);
      expect(answerOf(model, probabilities)).toBe(session.labels[0].label);
    }
  });

  test('opened again answers alike', () => {
    const [one, other] = [openModel(artifact), openModel(Buffer.from(artifact))];
    for (const session of SESSIONS) {
      expect(probabilitiesOf(other, session)).toEqual(probabilitiesOf(one, session));
    }
  });

  test('shows the features behind its answer', () => {
    const model = openModel(artifact);
    const { axes, start } = windowOf(SESSIONS[0]);
    const values = model.classify(axes, start, true, new Float64Array(3));
    const mean = axes[0].subarray(start, start + 200).reduce((sum, value) => sum + value, 0) / 200;
    expect(values).toHaveLength(model.featureNames(true).length);
    expect(values[model.featureNames(true).indexOf('ax_mean')]).toBeCloseTo(mean, 4);
  });
});

describe('the confidence of a model', () => {
  test('is calibrated by what its cross-validation taught', () => {
    const { header, states } = decodeArtifact<ModelHeader>(artifact);
    const { calibration, ...rest } = header;
    expect(calibration).toBeDefined();
    const raw = openModel(encodeArtifact(rest, states));
    const model = openModel(artifact);
    for (const session of SESSIONS) {
      const expected = probabilitiesOf(raw, session);
      calibrate(expected, calibration ?? { intercept: NaN, slope: NaN });
      expect(probabilitiesOf(model, session)).toEqual(expected);
    }
  });
});

describe('a model asked about motion it was never taught', () => {
  const isUnknown = (model: Model, axes: readonly Float32Array[], start: number, magnetometer: boolean) => {
    const probabilities = new Float64Array(model.classes.length);
    const values = model.classify(axes, start, magnetometer, probabilities);
    return model.isUnknown(values, magnetometer, probabilities);
  };

  /** A sensor thrown about by nobody. */
  const shaken = AXES.map((_, axis) =>
    Float32Array.from({ length: 200 }, (_, i) => 40 * Math.sin(i * (2 + axis)) + (axis === 2 ? 9.8 : 0)),
  );

  test.each([true, false])(
    'says unknown, and knows what it was taught (magnetometer: %s)',
    (magnetometer) => {
      const model = openModel(artifact);
      expect(isUnknown(model, shaken, 0, magnetometer)).toBe(true);
      const unknown = SESSIONS.filter((session) => {
        const { axes, start } = windowOf(session);
        return isUnknown(model, axes, start, magnetometer);
      });
      expect(unknown.length).toBeLessThanOrEqual(1);
    },
  );

  test('always tells an exercise when it was trained to', async () => {
    const settings = { ...SETTINGS, unknown: false };
    const trained = await trainModel(SESSIONS, settings, { parallel: inline });
    expect(trained.report.unknown).toBeNull();
    expect(isUnknown(openModel(trained.artifact), shaken, 0, true)).toBe(false);
  });

  test('is refused when it does not say where its training windows lie', () => {
    const { header, states } = decodeArtifact<object>(artifact);
    const cut = states.map((state) => (state.kind === 'novelty' ? { ...state, arrays: {} } : state));
    expect(() => openModel(encodeArtifact(header, cut))).toThrow(
      new DamagedArtifact('the model does not say where its training windows lie: train it again'),
    );
  });
});

describe('a device without magnetometer', () => {
  test('is answered from what it has: what stands in the magnetic columns does not matter', () => {
    const model = openModel(artifact);
    expect(model.featureNames(true)).toEqual(featureCatalogue(true).map(({ name }) => name));
    expect(model.featureNames(false)).toEqual(featureCatalogue(false).map(({ name }) => name));
    for (const session of SESSIONS) {
      const blind = probabilitiesOf(model, withoutMagnetometer(session), false);
      expect(blind).toEqual(probabilitiesOf(model, session, false));
      expect(answerOf(model, blind)).toBe(session.labels[0].label);
    }
  });

  test('can train a model, which leaves the magnetometer of others aside', async () => {
    const model = openModel(await artifactOf(SESSIONS.map(withoutMagnetometer)));
    expect(model.featureNames(true)).toEqual(model.featureNames(false));
    expect(probabilitiesOf(model, SESSIONS[0], true)).toEqual(probabilitiesOf(model, SESSIONS[0], false));
  });
});

describe('a model is refused', () => {
  /** The same model with the features of its plain classifier renamed. */
  function changed(
    rename: (features: readonly string[]) => readonly string[],
    { header = {}, kind = 'random_forest' } = {},
  ): Uint8Array {
    const { header: own, states } = decodeArtifact<object>(artifact);
    const change = (state: ClassifierState) => ({ ...state, kind, features: rename(state.features) });
    return encodeArtifact({ ...own, ...header }, states.slice(1, 2).map(change));
  }

  const same = (features: readonly string[]) => features;

  test('for what is changed here, and only for that', () => {
    expect(openModel(changed(same)).classes).toEqual(EXERCISES);
  });

  test('when it needs a feature that is no longer computed, by name', () => {
    const renamed = changed(([first, ...rest]) => [`old_${first}`, ...rest]);
    const [{ name }] = featureCatalogue(false);
    expect(() => openModel(renamed)).toThrow(
      new FeatureMismatch(
        'the model was trained on other features than this version of Progo computes; ' +
          `it needs old_${name}; it does not know ${name}: train it again`,
      ),
    );
  });

  test('when many differ, with a few of the names', () => {
    const shorter = changed((features) => features.slice(7));
    const names = featureCatalogue(false).map(({ name }) => name);
    expect(() => openModel(shorter)).toThrow(
      `; it does not know ${names.slice(0, 5).join(', ')} and 2 more: train it again`,
    );
  });

  test('when they come in another order', () => {
    expect(() => openModel(changed((features) => features.toReversed()))).toThrow(
      '; they come in another order: train it again',
    );
  });

  test('when they bear the same names and are computed otherwise', () => {
    const other = changed(same, { header: { catalogueVersion: CATALOGUE_VERSION + 1 } });
    expect(() => openModel(other)).toThrow(
      new FeatureMismatch(
        `the model was trained on version ${CATALOGUE_VERSION + 1} of the features, ` +
          `this version of Progo computes version ${CATALOGUE_VERSION}: train it again`,
      ),
    );
  });

  test('when its classifier is unknown', () => {
    expect(() => openModel(changed(same, { kind: 'oracle' }))).toThrow(
      new DamagedArtifact('this version of Progo knows no classifier "oracle"'),
    );
  });

  test('when it can answer devices with a magnetometer only', () => {
    const { header, states } = decodeArtifact<object>(artifact);
    expect(() => openModel(encodeArtifact(header, states.slice(0, 1)))).toThrow(
      'the artifact holds no classifier for plain accelerometer and gyroscope',
    );
  });

  test('when a byte is damaged', () => {
    expect(() => openModel(artifact.map((byte, i) => (i === 5000 ? byte ^ 1 : byte)))).toThrow(
      DamagedArtifact,
    );
  });
});

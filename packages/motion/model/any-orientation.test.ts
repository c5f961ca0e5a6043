import { expect, test } from 'vitest';
import { CATALOGUE_VERSION, featureCatalogue } from '../features/index.ts';
import { decodeArtifact, encodeArtifact } from '../classifiers/index.ts';
import { inline } from '../parallel/index.ts';
import { classifyRecording, DEFAULT_WINDOW, labelledWindows, openModel, trainModel } from './index.ts';
import { gymSessions } from './gym.fixture.ts';
import { turnedSessions } from './turned-sessions.ts';

const SESSIONS = gymSessions();
const settings = {
  modelType: 'random_forest',
  hyperparameters: { trees: 12 },
  profile: 'any_orientation',
} as const;
const { artifact, report } = await trainModel(SESSIONS, settings, { parallel: inline });

test('a model keeps its profile, and looks at nothing else', () => {
  const model = openModel(artifact);
  expect(report.profile).toBe('any_orientation');
  expect(model.header.profile).toBe('any_orientation');
  for (const magnetometer of [true, false]) {
    const names = featureCatalogue(magnetometer, 'any_orientation').map(({ name }) => name);
    expect(model.featureNames(magnetometer)).toEqual(names);
  }
});

test('without its profile a model is refused, by the names of the features it misses', () => {
  const { header, states } = decodeArtifact<object>(artifact);
  const other = encodeArtifact({ ...header, profile: 'as_worn' }, states);
  expect(() => openModel(other)).toThrow(/it needs acc_main_offset, .*; it does not know ax_mean, /);
});

test('a model from before there were profiles looks at the features as worn', async () => {
  const worn = await trainModel(SESSIONS, { ...settings, profile: undefined }, { parallel: inline });
  const { header, states } = decodeArtifact<object>(worn.artifact);
  expect(header).toMatchObject({ profile: 'as_worn', catalogueVersion: CATALOGUE_VERSION });
  const old = encodeArtifact({ ...header, profile: undefined }, states);
  expect(openModel(old).featureNames(true)[0]).toBe('ax_mean');
});

test('sessions are turned each in its own way, the same for the same seed', async () => {
  const turned = turnedSessions(SESSIONS, { seed: 1 });
  const sums = (sessions: typeof SESSIONS) => sessions.map(({ recording }) => recording.axes[0][0]);
  expect(sums(turnedSessions(SESSIONS, { seed: 1 }))).toEqual(sums(turned));
  expect(sums(turnedSessions(SESSIONS, { seed: 2 }))).not.toEqual(sums(turned));
  expect(turned.map(({ labels }) => labels)).toEqual(SESSIONS.map(({ labels }) => labels));
});

test('turning the sensor changes no answer', () => {
  const model = openModel(artifact);
  const answers = (sessions: typeof SESSIONS) =>
    sessions.map(({ recording }) =>
      Array.from(classifyRecording(model, recording, 1), ({ exercise }) => exercise),
    );
  const asWorn = answers(SESSIONS);
  expect(asWorn.flat().length).toBeGreaterThan(50);
  expect(answers(turnedSessions(SESSIONS, { seed: 1 }))).toEqual(asWorn);
});

test('what looks at samples has no profile', async () => {
  const windows = labelledWindows(SESSIONS, DEFAULT_WINDOW, inline, {
    input: 'samples',
    profile: settings.profile,
  });
  await expect(windows).rejects.toThrow(
    'the profile any_orientation chooses among features, and this type of model looks at the samples themselves',
  );
});

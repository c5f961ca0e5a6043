import { simulateRecordings } from '../simulation/index.ts';
import type { LabelledSession } from './index.ts';

export const EXERCISES = ['bicep_curl', 'squat', 'walking'];

/** A set of each exercise by two people: some thirty windows of 4 s. */
export function gymSessions({ seed = 1 } = {}): LabelledSession[] {
  const settings = { athletes: 2, exercises: EXERCISES, secondsPerSet: 13, setsPerExercise: 1, seed };
  return simulateRecordings(settings).map(({ subject, name, recording, labels }) => ({
    subject,
    session: name,
    recording,
    labels,
  }));
}

export function withoutMagnetometer(session: LabelledSession): LabelledSession {
  const { times, axes } = session.recording;
  const blind = axes.map((axis, a) => (a < 6 ? axis : new Float32Array(axis.length).fill(NaN)));
  return { ...session, recording: { times, axes: blind } };
}

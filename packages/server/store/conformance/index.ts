import { describeAppending } from './appending.ts';
import { describeCompacting } from './compacting.ts';
import { describeDeleting } from './deleting.ts';
import { describeDevices } from './devices.ts';
import { describeHistory } from './history.ts';
import { describeJobs } from './jobs.ts';
import { describeLabels } from './labels.ts';
import { describeModels } from './models.ts';
import type { Openers } from './openers.ts';
import { describePredictions } from './predictions.ts';
import { describeReadingBack } from './reading-back.ts';
import { describeSessions } from './sessions.ts';

/** What every implementation of the store promises. Call it inside a `describe` of the implementation. */
export function describeStore(openers: Openers): void {
  describeAppending(openers);
  describeReadingBack(openers);
  describeDeleting(openers);
  describeCompacting(openers);
  describeHistory(openers);
  describeSessions(openers);
  describeLabels(openers);
  describeDevices(openers);
  describeModels(openers);
  describePredictions(openers);
  describeJobs(openers);
}

import type { Client } from '@progo/client';
import { createAthlete, createSimulator } from '@progo/motion/simulation';
import { endSession, startSession } from './device-session.ts';
import { Pace } from './pace.ts';
import type { SimulationSettings } from '../simulated-file.ts';
import { together } from './together.ts';
import { batchesOf } from './track.ts';
import { VirtualDevice } from './virtual-device.ts';

export interface CrowdSettings extends SimulationSettings {
  /** How long they train; Infinity: until interrupted. */
  readonly seconds: number;
  readonly batchSeconds: number;
  /** Whether each athlete has a session and its readings say what it does. */
  readonly labels: boolean;
  readonly signal: AbortSignal;
  readonly onSent?: (readings: number) => void;
  readonly onConnection?: (deviceId: string, connected: boolean) => void;
}

export interface CrowdReport {
  readonly readings: number;
  readonly batches: number;
  /** Batches that left more than a batch's length too late: this machine or the server was too slow. */
  readonly late: number;
  readonly seconds: number;
}

/** Virtual athletes train and their devices send. */
export async function simulateCrowd(client: Client, settings: CrowdSettings): Promise<CrowdReport> {
  const { devices, signal } = settings;
  const report = { readings: 0, batches: 0, late: 0 };
  const pace = new Pace(1);
  const startTime = Date.now();
  const athletes = Array.from({ length: devices }, (_, index) => index);
  await together(athletes, signal, (index, stop) =>
    simulateOne(client, index, { ...settings, signal: stop }, { pace, startTime, report }),
  ).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
  return { ...report, seconds: pace.elapsedMs / 1000 };
}

interface Course {
  readonly pace: Pace;
  readonly startTime: number;
  readonly report: { readings: number; batches: number; late: number };
}

async function simulateOne(
  client: Client,
  index: number,
  settings: CrowdSettings,
  { pace, startTime, report }: Course,
): Promise<void> {
  const { devices, rateHz, seed, seconds, batchSeconds, exercises, labels, signal } = settings;
  const athlete = createAthlete(seed, index);
  const { deviceId, name: subject } = athlete;
  const device = new VirtualDevice(client, {
    ...{ deviceId, signal },
    onConnection: (connected) => settings.onConnection?.(deviceId, connected),
  });
  // Not everybody sends at the same moment.
  const offsetMs = (index / devices) * batchSeconds * 1000;
  const simulator = createSimulator(athlete, { rateHz, seed, exercises, startTime: startTime + offsetMs });
  const total = Math.round(seconds * rateHz);
  const most = Math.max(1, Math.round(batchSeconds * rateHz));
  let sessionId: number | null = null;
  let sent = 0;
  try {
    while (sent < total) {
      const readings = simulator.next(Math.min(most, total - sent));
      sent += readings.times.length;
      const late = await pace.reach(offsetMs + (sent * 1000) / rateHz, signal);
      if (late > batchSeconds * 1000) report.late++;
      if (labels) sessionId ??= await startSession(client, deviceId, { name: 'simulated', subject });
      const exerciseTypes = labels ? readings.exerciseTypes : null;
      for (const batch of batchesOf({ recording: readings, temperature: null, exerciseTypes }, Infinity)) {
        await device.send(batch, sessionId);
        report.batches++;
      }
      report.readings += readings.times.length;
      settings.onSent?.(readings.times.length);
    }
  } finally {
    if (sessionId !== null) {
      await endSession(client, sessionId, startTime + offsetMs + (sent * 1000) / rateHz);
    }
  }
}

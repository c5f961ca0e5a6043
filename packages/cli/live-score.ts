import type { EvaluationReport } from '@progo/motion/evaluation';
import type { LabelInterval } from '@progo/motion/recordings';
import type { LivePrediction } from './live-predictions.ts';
import type { PlayedSession } from './devices/player.ts';

/** A live prediction beside what the recording says. */
export interface Judged {
  readonly deviceId: string;
  readonly subject: string;
  readonly session: string;
  /** End of the window since the start of its session, ms. */
  readonly atMs: number;
  readonly told: string;
  readonly confidence: number;
  /** The label the whole window lies in; null for a window that lies in none, or in parts of two. */
  readonly truth: string | null;
}

/** How live recognition did. */
export interface LiveSummary {
  readonly predictions: number;
  /** Those whose whole window lies in one label. */
  readonly judged: number;
  /** Share of the judged that is right; null when there are none. */
  readonly right: number | null;
  readonly confusion: EvaluationReport['confusion'];
  /** From sending the last reading of a window to its prediction. */
  readonly delay_ms: { readonly median: number; readonly p95: number } | null;
  /** From the start of a label to the first right answer. */
  readonly recognition: {
    readonly labels: number;
    readonly recognised: number;
    readonly median_seconds: number | null;
  };
}

/** Ends of windows come rounded to the ms; a window is due one step of its grid early. */
const TOLERANCE_MS = 21;

/** Holds live predictions against the labels of what is played. */
export class LiveScore {
  readonly #played = new Map<string, PlayedSession[]>();
  readonly #sent = new Map<string, { lastTime: number; at: number }[]>();
  readonly #judged: Judged[] = [];
  readonly #delays: number[] = [];
  readonly #recognised = new Map<LabelInterval, number>();

  begin(played: PlayedSession): void {
    const known = this.#played.get(played.deviceId);
    if (known) known.push(played);
    else this.#played.set(played.deviceId, [played]);
  }

  /** A batch up to `lastTime` (ms) leaves at `at` (performance.now). */
  sent(deviceId: string, lastTime: number, at: number): void {
    const known = this.#sent.get(deviceId);
    if (known) known.push({ lastTime, at });
    else this.#sent.set(deviceId, [{ lastTime, at }]);
  }

  /** Null when the window is of nothing played here. */
  add(prediction: LivePrediction, at: number): Judged | null {
    const { deviceId, startTime, endTime, exercise, confidence } = prediction;
    const played = this.#played
      .get(deviceId)
      ?.findLast(({ session, shiftMs }) => session.recording.times[0] + shiftMs <= startTime + TOLERANCE_MS);
    if (played === undefined) return null;
    const sent = this.#sent.get(deviceId)?.find(({ lastTime }) => lastTime >= endTime - TOLERANCE_MS);
    if (sent !== undefined) this.#delays.push(at - sent.at);
    const { session, shiftMs } = played;
    const end = endTime - shiftMs;
    const label = session.labels.find(
      (one) => one.startTime <= startTime - shiftMs + TOLERANCE_MS && end <= one.endTime + 2 * TOLERANCE_MS,
    );
    this.#noteRecognition(session.labels, end, exercise);
    const judged = {
      deviceId,
      subject: session.subject,
      session: session.name,
      atMs: end - session.recording.times[0],
      told: exercise,
      confidence,
      truth: label?.label ?? null,
    };
    this.#judged.push(judged);
    return judged;
  }

  summary(): LiveSummary {
    const judged = this.#judged.filter(({ truth }) => truth !== null);
    const right = judged.filter(({ truth, told }) => truth === told);
    const labels = [...new Set(judged.flatMap(({ truth, told }) => [truth ?? '', told]))].sort();
    const count = (truth: string, told: string) =>
      judged.filter((one) => one.truth === truth && one.told === told).length;
    const delays = this.#delays.sort((a, b) => a - b);
    const waits = [...this.#recognised.values()].sort((a, b) => a - b);
    const played = [...this.#played.values()].flat();
    return {
      predictions: this.#judged.length,
      judged: judged.length,
      right: judged.length === 0 ? null : right.length / judged.length,
      confusion: { labels, rows_true: labels.map((truth) => labels.map((told) => count(truth, told))) },
      delay_ms: delays.length === 0 ? null : { median: quantile(delays, 0.5), p95: quantile(delays, 0.95) },
      recognition: {
        labels: played.reduce((sum, { session }) => sum + session.labels.length, 0),
        recognised: waits.length,
        median_seconds: waits.length === 0 ? null : quantile(waits, 0.5) / 1000,
      },
    };
  }

  #noteRecognition(labels: readonly LabelInterval[], end: number, exercise: string): void {
    const now = labels.find(
      ({ label, startTime, endTime }) =>
        label === exercise && startTime < end && end <= endTime + 2 * TOLERANCE_MS,
    );
    if (now !== undefined && !this.#recognised.has(now)) this.#recognised.set(now, end - now.startTime);
  }
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

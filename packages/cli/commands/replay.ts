import { answerOf, type Client } from '@progo/client';
import { InvalidArgumentError } from 'commander';
import { jsonOption, labelsOption, number, subjectOption, urlOption } from '../terminal/arguments.ts';
import { connectToRunning } from '../connection.ts';
import { confusionWords } from '../evaluation-words.ts';
import { CannotDo, Interrupted } from '../terminal/failure.ts';
import { untilInterrupted } from '../terminal/interruption.ts';
import { LivePredictions } from '../live-predictions.ts';
import { LiveScore, type Judged, type LiveSummary } from '../live-score.ts';
import { Pace } from '../devices/pace.ts';
import { playTrack } from '../devices/player.ts';
import type { Define } from './define.ts';
import { startProgress } from '../terminal/progress.ts';
import { readSessions, type Choice } from '../recorded-file.ts';
import { clock, percent } from '../terminal/table.ts';
import { counted } from '../terminal/counted.ts';
import { hint, writeResult, type Terminal } from '../terminal/terminal.ts';
import { together } from '../devices/together.ts';
import { tracksOf, type Track } from '../devices/track.ts';

interface ReplayOptions extends Choice {
  readonly speed: number;
  readonly batch: number;
  readonly show?: boolean;
  readonly url?: string;
  readonly json?: boolean;
}

interface Replay {
  readonly devices: number;
  readonly sessions: number;
  readonly readings: number;
  readonly seconds: number;
  /** Null without --show. */
  readonly live: LiveSummary | null;
}

/** After the last reading, predictions may still be on their way so long. */
const LAST_WORDS_MS = 700;

export const defineReplay: Define = (command, terminal) => {
  command
    .argument('<file>', 'recordings; - reads standard input')
    .option('--speed <factor>', 'how much faster than it was recorded: a number, or max', speed, 1)
    .option('--batch <seconds>', 'how much a device sends at once', number({ min: 0.02, max: 60 }), 0.5)
    .addOption(subjectOption())
    .addOption(labelsOption())
    .option('--show', 'print the live predictions beside the truth, and how they did')
    .addOption(urlOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Every device of the file sends its sessions one after the other, a file without devices has one a person.
Readings are stamped from now on; at a higher speed they run ahead of the clock. What cannot be delivered
is sent again until it is. Ctrl-C ends the sessions under way and tells what came of it.

Examples:
  progo replay gym.csv.gz --subject D --show
  progo replay gym.csv.gz --speed 10 --url http://gym.local:8000
  progo replay gym.csv.gz --speed max --json`,
    )
    .action(async (file: string, options: ReplayOptions) => {
      const { client, baseUrl } = await connectToRunning(terminal, options.url);
      const tracks = tracksOf(await readSessions(terminal, file, options));
      if (options.show === true) await refuseWithoutModel(client);
      using interruption = untilInterrupted();
      const replay = await play(client, baseUrl, tracks, options, interruption.signal, terminal);
      writeResult(terminal, options, replay, replayWords);
      if (interruption.signal.aborted) throw new Interrupted('stopped before the end');
    });
};

async function play(
  client: Client,
  baseUrl: string,
  tracks: readonly Track[],
  { speed, batch, show, json }: ReplayOptions,
  signal: AbortSignal,
  terminal: Terminal,
): Promise<Replay> {
  const score = new LiveScore();
  const print = (judged: Judged | null) => {
    if (judged !== null && json !== true) terminal.stdout.write(`${judgedWords(judged)}\n`);
  };
  const predictions =
    show === true
      ? await LivePredictions.open(
          baseUrl,
          tracks.map(({ deviceId }) => deviceId),
          (prediction) => print(score.add(prediction, performance.now())),
        )
      : null;
  const progress = show === true ? null : await startProgress(terminal, 'replay');
  const total = tracks.reduce((sum, track) => sum + countOf(track), 0);
  const sent = { sessions: 0, readings: 0 };
  const pace = new Pace(speed);
  try {
    await together(tracks, signal, (track, stop) =>
      playTrack(client, track, {
        ...{ pace, batchMs: batch * 1000, signal: stop },
        onConnection: (connected) =>
          hint(
            terminal,
            connected
              ? `${track.deviceId}: delivered after all`
              : `${track.deviceId}: the server cannot be reached, trying again`,
          ),
        onSession: (played) => {
          sent.sessions++;
          score.begin(played);
        },
        onSend: (deviceId, lastTime, readings) => {
          score.sent(deviceId, lastTime, performance.now());
          sent.readings += readings;
          progress?.update(sent.readings / total);
        },
      }),
    );
    await predictions?.quiet(LAST_WORDS_MS);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    predictions?.close();
    progress?.stop();
  }
  const live = predictions === null ? null : score.summary();
  return { devices: tracks.length, ...sent, seconds: pace.elapsedMs / 1000, live };
}

async function refuseWithoutModel(client: Client): Promise<void> {
  const { active_model } = await answerOf(client.GET('/api/v1/ml/status'));
  if (active_model === null)
    throw new CannotDo('no model is active, so there is nothing to show: train one with `progo train`');
}

function countOf({ sessions }: Track): number {
  return sessions.reduce((sum, { recording }) => sum + recording.times.length, 0);
}

function speed(text: string): number {
  const value = text === 'max' ? Infinity : Number(text);
  if (text.trim() !== '' && value > 0) return value;
  throw new InvalidArgumentError('It must be a number above 0, or max.');
}

function judgedWords({ atMs, subject, session, told, confidence, truth }: Judged): string {
  const who = [subject, session].filter((text) => text !== '').join(' / ');
  const verdict = truth === null ? '' : told === truth ? '✓' : `✗ ${truth}`;
  return `${clock(atMs)}  ${who}  ${told} ${percent(confidence)}  ${verdict}`.trimEnd();
}

function replayWords({ devices, sessions, readings, seconds, live }: Replay): string {
  const sent = `${counted(readings, 'reading')} of ${counted(sessions, 'session')} sent by ${counted(devices, 'device')} in ${seconds.toFixed(1)} s.`;
  if (live === null) return sent;
  const { judged, right, delay_ms, recognition, confusion } = live;
  return [
    '',
    right === null
      ? `${live.predictions} live predictions; none lies wholly in a label to be judged by.`
      : `${percent(right)} of ${judged} live predictions right (${live.predictions - judged} more lie across labels or outside).`,
    `${recognition.recognised} of ${recognition.labels} labelled stretches recognised` +
      (recognition.median_seconds === null
        ? '.'
        : `, ${recognition.median_seconds.toFixed(1)} s after they began (median).`),
    ...(delay_ms === null
      ? []
      : [
          `A prediction comes ${delay_ms.median.toFixed(0)} ms after the last reading of its window is sent (95 %: ${delay_ms.p95.toFixed(0)} ms).`,
        ]),
    sent,
    ...(judged === 0 ? [] : ['', confusionWords(confusion)]),
  ].join('\n');
}

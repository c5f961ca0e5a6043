/**
 * Draws docs/pictures/live.svg: a virtual athlete the model never saw, what was done, and what Progo told live.
 * Usage: node scripts/run.mjs scripts/draw-live.ts
 */
import { writeFile } from 'node:fs/promises';
import { indexOfLargest } from '@progo/motion/evaluation';
import { classifyRecording, createSmoothing, openModel, trainModel } from '@progo/motion/model';
import { createAthlete, createSimulator, simulateRecordings } from '@progo/motion/simulation';
import { createPool } from '@progo/workers';

const WIDTH = 1000;
const HEIGHT = 318;
const LEFT = 112;
const RIGHT = 984;
const SECONDS = 240;
const RATE_HZ = 50;
const ATHLETES = 10;
/** Okabe & Ito's colours, told apart by colour-blind people too. */
const COLOURS = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00', '#8c7a00', '#7a5195'];
const REST_COLOUR = '#b8bec6';

interface Band {
  readonly from: number;
  readonly to: number;
  readonly exercise: string;
}

const svg = draw(...(await liveAnswers()));
await writeFile(new URL('../docs/pictures/live.svg', import.meta.url), svg);

async function liveAnswers() {
  const pool = createPool({ threads: 2 });
  const sessions = simulateRecordings({ athletes: ATHLETES, seed: 1 }).map((session) => ({
    subject: session.subject,
    session: session.name,
    recording: session.recording,
    labels: session.labels,
  }));
  const { artifact } = await trainModel(sessions, { modelType: 'random_forest' }, { parallel: pool });
  await pool.close();

  const stranger = createSimulator(createAthlete(99, 3), { rateHz: RATE_HZ, seed: 4 });
  const { times, axes, exerciseTypes } = stranger.next(SECONDS * RATE_HZ);
  const truth: Band[] = [];
  let at = 0;
  for (const { value, count } of exerciseTypes) {
    if (value !== null) truth.push({ from: at / RATE_HZ, to: (at + count) / RATE_HZ, exercise: value });
    at += count;
  }
  const model = openModel(artifact);
  const smoothing = createSmoothing('hmm', model, 1);
  const told: Band[] = [];
  for (const { endTime, probabilities } of classifyRecording(model, { times, axes }, 1)) {
    const exercise = model.classes[indexOfLargest(smoothing.add(probabilities))];
    const to = (endTime - times[0]) / 1000;
    const last = told.at(-1);
    if (last?.exercise === exercise) told[told.length - 1] = { ...last, to };
    else told.push({ from: to - 1, to, exercise });
  }
  return [axes, truth, told] as const;
}

function draw(axes: readonly Float32Array[], truth: readonly Band[], told: readonly Band[]): string {
  const exercises = [...new Set(truth.map(({ exercise }) => exercise))].filter((name) => name !== 'resting');
  const colourOf = (exercise: string) => COLOURS[exercises.indexOf(exercise)] ?? REST_COLOUR;
  const x = (seconds: number) => LEFT + (seconds / SECONDS) * (RIGHT - LEFT);
  const band = (bands: readonly Band[], y: number) =>
    bands.map(({ from, to, exercise }) => {
      const width = (x(to) - x(from)).toFixed(1);
      return `<rect x="${x(from).toFixed(1)}" y="${y}" width="${width}" height="20" fill="${colourOf(exercise)}"/>`;
    });
  const names = truth
    .filter(({ exercise }) => exercise !== 'resting')
    .map(({ from, to, exercise }) => {
      const middle = x((from + to) / 2).toFixed(1);
      return `<text x="${middle}" y="212" text-anchor="middle" fill="${colourOf(exercise)}">${exercise.replaceAll('_', ' ')}</text>`;
    });
  const seconds = Array.from({ length: SECONDS / 60 + 1 }, (_, minute) => minute * 60);
  const shades = ['#5b6573', '#8b95a3', '#3d4652'];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="13">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" rx="10" fill="#ffffff"/>`,
    ...label('acceleration', 58, 'm/s²'),
    ...[0, 1, 2].map((axis) => trace(axes[axis], x, 62, 2.0, shades[axis])),
    ...label('turning', 142, 'rad/s'),
    ...[3, 4, 5].map((axis) => trace(axes[axis], x, 146, 5.5, shades[axis - 3])),
    ...names,
    ...label('done', 238),
    ...band(truth, 224),
    ...label('told live', 270),
    ...band(told, 256),
    ...seconds.map(
      (s) => `<text x="${x(s)}" y="304" text-anchor="middle" fill="#6b7480">${s / 60}:00</text>`,
    ),
    '</svg>\n',
  ].join('\n');
}

function label(text: string, y: number, unit = ''): string[] {
  return [
    `<text x="14" y="${y}" fill="#252b33">${text}</text>`,
    ...(unit === '' ? [] : [`<text x="14" y="${y + 16}" fill="#6b7480" font-size="11">${unit}</text>`]),
  ];
}

/** The highest and lowest value of each pixel, joined. */
function trace(
  values: Float32Array,
  x: (seconds: number) => number,
  middle: number,
  scale: number,
  colour: string,
): string {
  const step = Math.ceil(values.length / (RIGHT - LEFT) / 1.5);
  const points: string[] = [];
  for (let at = 0; at < values.length; at += step) {
    const some = values.subarray(at, at + step);
    for (const value of [Math.min(...some), Math.max(...some)]) {
      const y = middle - Math.max(-40, Math.min(40, value * scale));
      points.push(`${x(at / RATE_HZ).toFixed(1)},${y.toFixed(1)}`);
    }
  }
  return `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="0.8" opacity="0.8"/>`;
}

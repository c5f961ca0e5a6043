/**
 * How right models are on people never seen. Usage:
 *
 *     npm run bench:accuracy -- DATA_DIR [MODEL …]
 *
 * DATA_DIR holds a folder a data set, as in SETS; those that are not there are left out. Prints a Markdown table.
 */
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { readRecordings } from '@progo/files';
import { families } from '@progo/motion/classifiers';
import { evaluateModel, type ModelEvaluation } from '@progo/motion/model';
import { createPool } from '@progo/workers';

interface DataSet {
  readonly name: string;
  readonly file: string;
  readonly labels?: readonly string[];
  readonly grouping: string;
  /** Macro-F1 of scikit-learn's random forest and SVC(C=3) on 230–345 simple features of the same windows. */
  readonly reference: readonly [forest: number, svc: number];
}

const WRIST = [
  'e2_seated_trunk_lean',
  'e6_seated_biceps_curl',
  'e7_standing_lateral_raise',
  'e8_prone_arm_raise',
];
const GYM = ['30DBP', 'APULL', 'CGCR', 'DSP', 'IDBC', 'MTE', 'NGCR', 'PREC', 'SACLR', 'SAOCTE'];
const THERAPY = 'pt_exercises/readings.csv.gz';

const SETS: readonly DataSet[] = [
  {
    name: 'barbell, 5 classes',
    file: 'barbell/readings.csv.gz',
    labels: ['bench', 'dead', 'ohp', 'row', 'squat'],
    grouping: 'subject',
    reference: [0.84, 0.902],
  },
  { name: 'therapy, wrist or ankle, 8', file: THERAPY, grouping: 'subject', reference: [0.754, 0.84] },
  { name: 'therapy, wrist, 4', file: THERAPY, labels: WRIST, grouping: 'subject', reference: [0.723, 0.822] },
  {
    name: 'therapy, chest, 8',
    file: 'pt_exercises/readings_chest.csv.gz',
    grouping: 'subject',
    reference: [0.646, 0.794],
  },
  {
    name: 'gym, 10, by day',
    file: 'gym_watch/readings.csv.gz',
    labels: GYM,
    grouping: 'session:^(\\d{6})',
    reference: [0.737, 0.777],
  },
];

async function main(args: readonly string[]): Promise<number> {
  const folder = args.at(0);
  const models = args.slice(1);
  const unknown = models.find((model) => !(model in families));
  if (folder === undefined || unknown !== undefined) {
    console.error(`usage: npm run bench:accuracy -- DATA_DIR [${Object.keys(families).join(' | ')} …]`);
    return 2;
  }
  const chosen = models.length > 0 ? models : Object.keys(families);
  console.log(
    '| Data | Model | Accuracy | Macro-F1 (95 %) | Forest / SVC | ECE | Turned | Train | A window |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  const pool = createPool({ threads: 2 });
  try {
    for (const set of SETS) {
      if (!existsSync(join(folder, set.file))) continue;
      const sessions = await sessionsOf(join(folder, set.file), set.labels);
      for (const modelType of chosen) {
        const evaluation = await evaluateModel(
          sessions,
          { modelType, grouping: set.grouping, rotateDegrees: 180 },
          { parallel: pool },
        );
        console.log(row(set, evaluation));
      }
    }
  } finally {
    await pool.close();
  }
  return 0;
}

async function sessionsOf(file: string, labels: readonly string[] | undefined) {
  const recorded = await readRecordings(createReadStream(file));
  return recorded.map((session) => ({
    subject: session.subject,
    session: session.name,
    recording: session.recording,
    labels: session.labels.filter(({ label }) => labels?.includes(label) ?? true),
  }));
}

function row({ name, reference }: DataSet, evaluation: ModelEvaluation): string {
  const { macro_f1_ci95: interval, rotated } = evaluation;
  const cells = [
    name,
    evaluation.model,
    evaluation.accuracy.toFixed(3),
    `${evaluation.macro_f1.toFixed(3)} (${interval.map((end) => end.toFixed(2)).join('–')})`,
    reference.map((f1) => f1.toFixed(3)).join(' / '),
    evaluation.calibration.ece.toFixed(3),
    rotated === undefined ? '' : `${rotated.penalty_points.toFixed(1)} points`,
    `${(evaluation.train_ms / 1000).toFixed(2)} s`,
    `${evaluation.predict_us.toFixed(0)} µs`,
  ];
  return `| ${cells.join(' | ')} |`;
}

process.exitCode = await main(process.argv.slice(2));

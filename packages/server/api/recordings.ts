import { Readable } from 'node:stream';
import { writeCsv, writeCsvGzip, writeParquet } from '@progo/files';
import type { RecordedSession } from '@progo/motion/recordings';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { DeviceId } from '../ingest/reading.ts';
import { Problem } from '../problem.ts';
import type { Progo } from '../progo.ts';
import { eachSession } from '../store/each-session.ts';
import { importSessions } from '../recordings/import-sessions.ts';
import { readInThread } from '../recordings/read-in-thread.ts';
import { recordedSessions } from '../recordings/recorded-sessions.ts';
import type { Api, Routes } from './routes.ts';
import { envelope, Envelope, IdOf, TimeText } from './schema.ts';
import { knownSession } from './sessions.ts';
import { readOptionalTime } from './time.ts';

const FILE_TYPES = [
  'text/csv',
  'application/gzip',
  'application/x-gzip',
  'application/vnd.apache.parquet',
  'application/octet-stream',
];

const EXAMPLE = `subject,session,label,t_ms,ax,ay,az,gx,gy,gz
anna,morning,squat,1767225600000,0.12,9.79,-0.31,0.01,-0.02,0
anna,morning,squat,1767225600020,0.13,9.8,-0.3,0.01,-0.02,0
`;

/** Taken as it comes; what it holds is found by reading it. */
const File = Type.Unsafe<Readable>({
  description:
    'CSV, gzipped CSV or Parquet with one row a reading: t_ms (ms) ax ay az (m/s²) gx gy gz (rad/s), and, as far as known, mx my mz (µT), subject, session, label, device_id, temperature (°C), exercise_type, label_id, repetitions, quality_score, labeled_by',
  examples: [EXAMPLE],
});

const ImportQuery = Type.Object({
  device_id: Type.Optional({
    ...DeviceId,
    default: 'import',
    description: 'Device of sessions that name none',
  }),
  start_time: Type.Optional(
    TimeText(
      'When the first session whose times count from 0 began; absent: so that the last has just ended',
    ),
  ),
  duplicate: Type.Optional(
    Type.Union([Type.Literal('refuse'), Type.Literal('allow')], {
      default: 'refuse',
      description:
        'What to do with sessions that are here already, known by device, subject, name and number of readings',
    }),
  ),
});

const Imported = Type.Object({
  sessions: Type.Integer({ description: 'Sessions imported' }),
  session_ids: Type.Array(Type.Integer(), { description: 'Their ids' }),
  readings: Type.Integer({ description: 'Readings imported' }),
  labels: Type.Integer({ description: 'Labels imported' }),
  subjects: Type.Array(Type.String(), { description: 'People in the file' }),
});

const ExportQuery = Type.Object({
  format: Type.Optional(
    Type.Union([Type.Literal('csv'), Type.Literal('csv.gz'), Type.Literal('parquet')], {
      default: 'csv',
      description: 'Kind of file',
    }),
  ),
  session_id: Type.Optional(
    Type.Array(IdOf('Id of a session'), {
      description: 'Sessions wanted, e.g. session_id=1&session_id=2; absent: all',
    }),
  ),
});

const FORMATS = {
  csv: { type: 'text/csv; charset=utf-8', write: writeCsv },
  'csv.gz': { type: 'application/gzip', write: writeCsvGzip },
  parquet: { type: 'application/vnd.apache.parquet', write: writeParquet },
} satisfies Record<
  string,
  { type: string; write: (sessions: AsyncIterable<RecordedSession>) => AsyncIterable<string | Uint8Array> }
>;

export const recordingRoutes: Routes = (api, progo) => {
  const tags = ['Sessions'];
  void api.register(async (files: Api) => importRoute(files, progo));

  api.get(
    '/api/v1/sessions/export',
    {
      config: { problems: ['not-found'] },
      schema: {
        tags,
        summary: 'Sessions with readings and labels as a file, which can be imported again without loss',
        querystring: ExportQuery,
        produces: Object.values(FORMATS).map(({ type }) => type),
        response: { 200: Type.Unsafe<Readable>({ description: 'The file' }) },
      },
    },
    async ({ query }, reply) => {
      const format = query.format ?? 'csv';
      const ids = query.session_id ?? (await allSessions(progo));
      for (const id of query.session_id ?? []) await knownSession(progo, id);
      if (ids.length === 0) throw new Problem('not-found', 'There are no sessions to export');
      const { type, write } = FORMATS[format];
      const day = new Date().toISOString().slice(0, 10);
      return reply
        .type(type)
        .header('content-disposition', `attachment; filename="progo-${day}.${format}"`)
        .send(Readable.from(write(recordedSessions(progo.store, ids))));
    },
  );
};

/** Each holds a file in memory. */
const MOST_IMPORTS = 2;
/** How many times larger than the largest file one may be that is unpacked. */
const UNPACKED = 4;

function importRoute(files: Api, { store, config }: Progo): void {
  const bodyLimit = config.importLimitMb * 1e6;
  const unpackedLimit = bodyLimit * UNPACKED;
  const patienceMs = config.importPatienceSeconds * 1000;
  let underWay = 0;
  files.removeAllContentTypeParsers();
  files.addContentTypeParser(FILE_TYPES, (_request, bytes, done) => done(null, bytes));

  async function oneOfFew<T>(work: () => Promise<T>): Promise<T> {
    if (underWay >= MOST_IMPORTS)
      throw new Problem(
        'not-ready',
        `Nothing was imported: ${MOST_IMPORTS} files are being imported already; try again once one is done`,
      );
    underWay++;
    try {
      return await work();
    } finally {
      underWay--;
    }
  }

  files.post(
    '/api/v1/sessions/import',
    {
      config: { problems: ['bad-request', 'conflict', 'not-ready'] },
      bodyLimit,
      schema: {
        tags: ['Sessions'],
        summary: 'Import sessions from a file, all of them or none',
        consumes: FILE_TYPES,
        body: File,
        querystring: ImportQuery,
        response: { 200: Envelope(Imported) },
      },
    },
    async ({ body, query }, reply) => {
      const options = {
        deviceId: query.device_id ?? 'import',
        startTime: readOptionalTime('query.start_time', query.start_time) ?? null,
        allowDuplicates: query.duplicate === 'allow',
      };
      const { sessions, readings, labels, subjects } = await oneOfFew(async () => {
        const file = limited(received(body), bodyLimit);
        const signal = untilGone(reply);
        const recorded = await readInThread(file, { unpackedLimit, patienceMs, signal });
        return importSessions(store, recorded, options, Date.now());
      });
      return envelope(`${sessions.length} sessions imported`, {
        sessions: sessions.length,
        session_ids: sessions.map(({ id }) => id),
        readings,
        labels,
        subjects: [...subjects],
      });
    },
  );
}

/** Aborted when the connection ends before the answer. */
function untilGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => gone.abort());
  return gone.signal;
}

/** What the client sends, unless it goes away. */
async function* received(body: Readable): AsyncGenerator<Uint8Array> {
  try {
    yield* body as AsyncIterable<Uint8Array>;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ECONNRESET')) throw error;
    throw new Problem('bad-request', 'Nothing was imported: the connection was closed before the file ended');
  }
}

/** A body that does not say how long it is has no end known beforehand. */
async function* limited(bytes: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const piece of bytes) {
    read += piece.length;
    if (read > most)
      throw new Problem('too-large', `The file is larger than IMPORT_LIMIT_MB allows: ${most / 1e6} MB`);
    yield piece;
  }
}

/** As they came, so that of two with one name the older keeps it. */
async function allSessions({ store }: Progo): Promise<number[]> {
  const ids: number[] = [];
  for await (const { id } of eachSession(store, {})) ids.push(id);
  return ids.sort((a, b) => a - b);
}

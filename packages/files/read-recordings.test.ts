import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BrokenLine, readRecordings, UnreadableFile, writeParquet } from './index.ts';

const CSV = 't_ms,ax,ay,az,gx,gy,gz,subject\n0,1,2,3,4,5,6,Zoë\n20,1,2,3,4,5,6,Zoë\n';
const bytes = (text: string) => new TextEncoder().encode(text);

async function* stream<T>(...pieces: readonly T[]): AsyncGenerator<T> {
  yield* pieces;
}

/** One byte turned into another. */
function damaged(file: Uint8Array, at: number, by: number): Uint8Array {
  return file.map((byte, i) => (i === at % file.length ? byte ^ by : byte));
}

async function parquet(): Promise<Uint8Array> {
  const sessions = await readRecordings(stream(bytes(CSV)));
  return new Response(ReadableStream.from(writeParquet(stream(...sessions)))).bytes();
}

test('a file is told by its content, and progress by its bytes', async () => {
  for (const file of [bytes(CSV), gzipSync(CSV), await parquet()]) {
    const progress: number[] = [];
    const halves = stream(file.subarray(0, 30), file.subarray(30));
    const [session] = await readRecordings(halves, { onProgress: (read) => progress.push(read) });
    expect(session).toMatchObject({ subject: 'Zoë', recording: { times: Float64Array.of(0, 20) } });
    expect(progress).toEqual([30, file.length]);
  }
});

describe('a file is unreadable', () => {
  const refused = (file: Uint8Array) => expect(readRecordings(stream(file))).rejects;

  test('when its gzip ends early or is damaged', async () => {
    const file = gzipSync(CSV);
    await refused(file.subarray(0, -9)).toThrow(
      new UnreadableFile('the file is damaged or incomplete: gzip says "unexpected end of file"'),
    );
    await refused(damaged(file, file.length - 6, 1)).toThrow(
      new UnreadableFile('the file is damaged or incomplete: gzip says "incorrect data check"'),
    );
  });

  test('when it is no text', async () => {
    const message = 'the file is neither Parquet, gzip nor UTF-8 text';
    await refused(Uint8Array.of(0x89, 0x50, 0x4e, 0x47)).toThrow(new UnreadableFile(message));
    await refused(Buffer.concat([bytes(CSV), Uint8Array.of(0xc3)])).toThrow(new UnreadableFile(message));
    await refused(gzipSync(Uint8Array.of(0xff))).toThrow(new UnreadableFile(message));
  });

  test('when its Parquet ends early, wherever', async () => {
    const file = await parquet();
    for (let length = 4; length < file.length; length++) {
      await refused(file.subarray(0, length)).toThrow(/^the Parquet file is damaged or incomplete: /);
    }
  });

  test('or has a broken line, or reads after all, whatever byte is damaged: no other error comes', async () => {
    const files = { csv: bytes(CSV), gzip: gzipSync(CSV), parquet: await parquet() };
    const footer = files.parquet.length >> 1; // hyparquet 1.31 never returns from some damaged page headers
    const place = fc.oneof(
      fc.tuple(fc.constantFrom('csv' as const, 'gzip' as const), fc.nat(100)),
      fc.tuple(fc.constant('parquet' as const), fc.integer({ min: footer, max: files.parquet.length - 1 })),
    );
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async ([format, at], by) => {
        try {
          await readRecordings(stream(damaged(files[format], at, by)));
        } catch (error) {
          expect(error instanceof UnreadableFile || error instanceof BrokenLine, String(error)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

test('a broken line keeps its number in a gzipped file', async () => {
  const file = gzipSync(`${CSV}40,x,2,3,4,5,6,Zoë\n`);
  await expect(readRecordings(stream(file))).rejects.toThrow(
    new BrokenLine(4, 'ax must be a finite number, got "x"'),
  );
});

test('an empty file holds no readings', async () => {
  await expect(readRecordings(stream())).rejects.toThrow(new BrokenLine(1, 'the file holds no readings'));
});

describe('the source of the bytes', () => {
  test.each([
    ['CSV', bytes('t_ms\n')],
    ['gzip', gzipSync('t_ms\n')],
  ])('is closed when its %s is refused half-way', async (_, head) => {
    let closed = false;
    async function* source() {
      try {
        yield head;
        yield bytes('0\n');
      } finally {
        closed = true;
      }
    }
    await expect(readRecordings(source())).rejects.toThrow();
    expect(closed).toBe(true);
  });

  test('may fail, with an error of its own', async () => {
    async function* source() {
      yield bytes(CSV);
      throw new Error('connection lost');
    }
    await expect(readRecordings(source())).rejects.toThrow('connection lost');
  });
});

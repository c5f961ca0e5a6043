import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { InvalidSetting, readConfig, SETTINGS, windowOf } from './config.ts';
import { databaseFile } from './progo.ts';
import { temporaryFolder } from './testing/test-server.ts';

const FOLDER = temporaryFolder();

describe('a setting', () => {
  test('has a default that works, and a meaning', () => {
    expect(readConfig({}, FOLDER)).toMatchObject({
      port: 8000,
      host: '127.0.0.1',
      logLevel: 'info',
      corsOrigins: [],
    });
    for (const { variable, meaning, default: fallback, read } of Object.values(SETTINGS)) {
      expect(meaning, variable).not.toBe('');
      expect(read(fallback), variable).toBeDefined();
    }
  });

  test('comes from the environment, else from .env', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, '.env'), 'PORT=9000\nHOST=0.0.0.0 # everybody\n');
    expect(readConfig({ PORT: '9001' }, folder)).toMatchObject({ port: 9001, host: '0.0.0.0' });
  });

  const BAD: readonly (readonly [variable: string, value: string])[] = [
    ...['', '80a', '-1', '65536', '80.5', '0x50000'].map((value) => ['PORT', value] as const),
    ['DATABASE_URL', 'postgres://localhost/progo'],
    ['DATABASE_URL', 'sqlite:'],
    ['LOG_LEVEL', 'loud'],
    ['CORS_ORIGINS', 'localhost:3000'],
    ['CORS_ORIGINS', 'http://localhost:3000/app'],
    ['BODY_LIMIT_MB', '0'],
    ['IMPORT_LIMIT_MB', 'all'],
    ['IMPORT_PATIENCE_SECONDS', '0'],
    ['WINDOW_SECONDS', '0.5'],
    ['WINDOW_OVERLAP', '1'],
    ['RATE_HZ', '50.5'],
    ['GAP_LIMIT_MS', '10'],
    ['LIVE_HOP_SECONDS', '0'],
    ['LIVE_SMOOTHING', '0.5'],
    ['LIVE_IDLE_SECONDS', '1'],
    ['MIN_TRAINING_WINDOWS', '1'],
    ['TRAINING_THREADS', 'NaN'],
  ];
  test.each(BAD)(
    '%s="%s" stops the start with its name, what is allowed and an example',
    (variable, value) => {
      const read = () => readConfig({ [variable]: value }, FOLDER);
      expect(read).toThrow(InvalidSetting);
      expect(read).toThrow(
        new RegExp(`^${variable} must be .+, got "${value.replace('.', '\\.')}".*; for example ${variable}=`),
      );
    },
  );

  test('that can be wrong is tried above', () => {
    const free = ['HOST', 'DATA_DIR', 'PROGO_ENV', 'LOG_FILE'];
    const variables = Object.values(SETTINGS).map(({ variable }) => variable);
    expect(
      variables.filter((variable) => !free.includes(variable) && !BAD.some(([tried]) => tried === variable)),
    ).toEqual([]);
  });
});

describe('settings', () => {
  test('stand in the table of the README', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const rows = readme.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    for (const { variable, default: fallback, meaning } of Object.values(SETTINGS)) {
      const row = rows.find(([, name]) => name === `\`${variable}\``);
      expect(row?.slice(2, 4), variable).toEqual([fallback === '' ? '' : `\`${fallback}\``, meaning]);
    }
  });

  test('cut windows', () => {
    expect(windowOf(readConfig({ WINDOW_SECONDS: '2', RATE_HZ: '100' }, FOLDER))).toEqual({
      ...{ seconds: 2, overlap: 0.5, rateHz: 100, gapLimitMs: 500 },
    });
  });

  test('list origins', () => {
    expect(
      readConfig({ CORS_ORIGINS: 'http://a.example, https://b.example:8443' }, FOLDER).corsOrigins,
    ).toEqual(['http://a.example', 'https://b.example:8443']);
  });

  test.each([
    ['', '/data/progo.db'],
    ['sqlite:other.db', '/data/other.db'],
    ['sqlite:/srv/one.db', '/srv/one.db'],
    ['sqlite:///srv/one.db', '/srv/one.db'],
  ])('DATABASE_URL="%s" in DATA_DIR=/data means %s', (databaseUrl, file) => {
    expect(databaseFile({ ...readConfig({}, FOLDER), dataDir: '/data', databaseUrl })).toBe(file);
  });
});

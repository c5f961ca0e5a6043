import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, onTestFinished } from 'vitest';
import { describeStore } from '../conformance/index.ts';
import type { Store } from '../store.ts';
import { openSqlite } from './open.ts';

const paths = new WeakMap<Store, string>();

async function openAt(path: string): Promise<Store> {
  const store = await openSqlite(path);
  paths.set(store, path);
  return store;
}

describe('SQLite', () => {
  describeStore({
    async open() {
      const folder = mkdtempSync(join(tmpdir(), 'progo-store-'));
      const store = await openAt(join(folder, 'progo.db'));
      onTestFinished(async () => {
        await store.close();
        rmSync(folder, { recursive: true });
      });
      return store;
    },
    async reopen(store) {
      await store.close();
      const again = await openAt(paths.get(store) ?? '');
      onTestFinished(() => again.close());
      return again;
    },
  });
});

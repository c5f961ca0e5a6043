import type { DatabaseSync } from 'node:sqlite';
import { SqliteDialect, type SqliteStatement } from 'kysely';

/** Kysely on the SQLite that Node brings along. */
export function nodeSqliteDialect(database: DatabaseSync): SqliteDialect {
  return new SqliteDialect({
    database: {
      close: () => database.close(),
      prepare: (text): SqliteStatement => {
        const statement = database.prepare(text);
        return {
          reader: statement.columns().length > 0,
          all: (parameters) => statement.all(...values(parameters)),
          run: (parameters) => statement.run(...values(parameters)),
          iterate: (parameters) => statement.iterate(...values(parameters)),
        };
      },
    },
  });
}

type SqlValue = null | number | bigint | string | Uint8Array;

function values(parameters: readonly unknown[]): SqlValue[] {
  return parameters.map((value) => {
    if (value === null || value instanceof Uint8Array) return value;
    if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string') return value;
    throw new TypeError(`SQLite cannot keep a value of type ${typeof value}`);
  });
}

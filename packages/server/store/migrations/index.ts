import type { Migration, MigrationProvider } from 'kysely/migration';
import { up as initial } from './0001-initial.ts';

/** All migrations, oldest first by name. */
const migrations: Record<string, Migration> = { '0001-initial': { up: initial } };

export const migrationProvider: MigrationProvider = { getMigrations: async () => migrations };

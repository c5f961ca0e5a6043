#!/usr/bin/env node
// Works under any Node >= 20: the one door of the repository hands over to Node 24.
process.argv.splice(2, 0, 'packages/cli/main.ts');
await import('../../scripts/run.mjs');

import { fastify } from 'fastify';
import { Type } from 'typebox';
import { Reading } from '../../packages/server/ingest/reading.ts';

/** What the HTTP server and the schema alone cost: takes what Progo takes, and stores nothing. */
const app = fastify();
const answer = Type.Object({
  success: Type.Boolean(),
  message: Type.String(),
  data: Type.Object({ id: Type.Integer(), timestamp: Type.String() }),
});
const stored = {
  success: true,
  message: 'Reading stored',
  data: { id: 1, timestamp: '2026-01-01T00:00:00.000Z' },
};
const response = { 200: answer };
app.post('/api/v1/sensor-data/', { schema: { body: Reading, response } }, async () => stored);
app.post(
  '/api/v1/sensor-data/batch',
  { schema: { body: Type.Array(Reading), response } },
  async () => stored,
);
console.log(`listens on ${await app.listen({ port: 0, host: '127.0.0.1' })}`);

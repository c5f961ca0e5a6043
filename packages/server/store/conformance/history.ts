import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Openers } from './openers.ts';
import { History, type Step } from './history-model.ts';

const device = fc.integer({ min: 0, max: 1 });
const append = fc.record({
  kind: fc.constant('append' as const),
  device,
  inSession: fc.boolean(),
  /** Seconds after the start; late and overlapping batches come by themselves. */
  second: fc.integer({ min: 0, max: 40 }),
  count: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 300, max: 800 })),
  magnetometer: fc.boolean(),
  temperature: fc.boolean(),
  exercise: fc.constantFrom(null, 'squat', 'row'),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: append, weight: 8 },
  { arbitrary: fc.record({ kind: fc.constant('repeat' as const), which: fc.nat(50) }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant('startSession' as const), device }), weight: 2 },
  { arbitrary: fc.record({ kind: fc.constant('deleteSession' as const), which: fc.nat(5) }), weight: 1 },
  {
    arbitrary: fc.record({
      kind: fc.constant('delete' as const),
      device,
      second: fc.integer({ min: 0, max: 45 }),
    }),
    weight: 1,
  },
  { arbitrary: fc.record({ kind: fc.constant('compact' as const) }), weight: 3 },
);

export function describeHistory({ open, reopen }: Openers): void {
  describe('after any history', () => {
    it('readings, counts, pages and sums are those of a plain list', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 5, maxLength: 25 }),
          fc.record({
            from: fc.integer({ min: 0, max: 40_000 }),
            length: fc.integer({ min: 0, max: 40_000 }),
            limit: fc.integer({ min: 1, max: 3000 }),
            offset: fc.integer({ min: 0, max: 3000 }),
          }),
          async (steps, view) => {
            const history = new History(await open());
            for (const one of steps) await history.take(one);
            await history.check(view);
            const again = await reopen(history.store);
            expect(await again.readings.count({})).toBe(history.rows.length);
            await again.close();
          },
        ),
        { numRuns: 12 },
      );
    });
  });
}

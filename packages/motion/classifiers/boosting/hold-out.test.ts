import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdOutGroups } from './hold-out.ts';

const rows = fc.array(fc.record({ group: fc.nat(8), label: fc.nat(2) }), { minLength: 3, maxLength: 80 });

test('groups are held out whole, some and never all; fewer than three are not', () => {
  fc.assert(
    fc.property(rows, (all) => {
      const groups = Uint32Array.from(all, ({ group }) => group);
      const split = holdOutGroups(
        Uint16Array.from(all, ({ label }) => label),
        groups,
      );
      if (new Set(groups).size < 3) {
        expect(split).toBeNull();
        return;
      }
      const [kept, held] = [split?.sample ?? [], split?.heldOut ?? []].map((part) => [...part]);
      expect([...kept, ...held].sort((a, b) => a - b)).toEqual([...all.keys()]);
      expect(Math.min(kept.length, held.length)).toBeGreaterThan(0);
      const known = new Set(kept.map((row) => groups[row]));
      expect(held.some((row) => known.has(groups[row]))).toBe(false);
    }),
  );
});

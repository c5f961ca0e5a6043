import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultGrouping, foldsOf, groupsOf, InvalidGrouping, sessionKey } from './groups.ts';

const ORIGINS = [
  { subject: 'ana', session: 'day1-set1' },
  { subject: 'ana', session: 'day1-set2' },
  { subject: 'ben', session: 'day1-set1' },
  { subject: 'ben', session: 'day2-set1' },
];

describe('windows are grouped', () => {
  test.each([
    ['subject', ['ana', 'ana', 'ben', 'ben']],
    ['session', ['ana/day1-set1', 'ana/day1-set2', 'ben/day1-set1', 'ben/day2-set1']],
    ['session:day\\d', ['day1', 'day1', 'day1', 'day2']],
    ['session:-set(\\d)', ['1', '2', '1', '1']],
    ['session:day(2)?', ['day', 'day', 'day', '2']],
  ])('by %s', (grouping, groups) => {
    expect(groupsOf(ORIGINS, grouping)).toEqual(groups);
  });

  test('by subject unless there is one only or one is unknown', () => {
    expect(defaultGrouping(ORIGINS)).toBe('subject');
    expect(defaultGrouping(ORIGINS.slice(0, 2))).toBe('session');
    expect(defaultGrouping([...ORIGINS, { subject: '', session: 'x' }])).toBe('session');
  });

  test('with sessions of two people apart, even when they are named alike', () => {
    expect(sessionKey(ORIGINS[0])).not.toBe(sessionKey(ORIGINS[2]));
    expect(sessionKey({ subject: '', session: 'monday' })).toBe('monday');
  });
});

describe('a grouping is refused', () => {
  test.each([
    ['day', 'group must be subject, session or session:REGEX, got "day"'],
    ['session:(', '"(" is no regular expression: Invalid regular expression: /(/: Unterminated group'],
    ['session:day2', 'session "day1-set1" does not match /day2/'],
  ])('%s', (grouping, message) => {
    expect(() => groupsOf(ORIGINS, grouping)).toThrow(new InvalidGrouping(message));
  });
});

describe('folds', () => {
  test('are the groups themselves, in the order of their names', () => {
    expect(foldsOf(['b', 'a', 'b', 'c'])).toEqual([
      { name: 'a', groups: new Set(['a']) },
      { name: 'b', groups: new Set(['b']) },
      { name: 'c', groups: new Set(['c']) },
    ]);
  });

  test('test every group exactly once, however many there are', () => {
    const groups = fc.array(fc.nat(120).map(String), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(groups, (of) => {
        const tested = foldsOf(of).flatMap((fold) => [...fold.groups]);
        expect(tested.toSorted()).toEqual([...new Set(of)].sort());
      }),
    );
  });

  test('of more than 40 groups are ten of about as many windows', () => {
    const sizes = Array.from({ length: 41 }, (_, i) => 1 + (i % 9));
    const groups = sizes.flatMap((size, i) => Array.from({ length: size }, () => `session ${i}`));
    const folds = foldsOf(groups).map((fold) => groups.filter((group) => fold.groups.has(group)).length);
    expect(folds).toHaveLength(10);
    expect(Math.max(...folds) - Math.min(...folds)).toBeLessThanOrEqual(2);
    expect(foldsOf(groups.toReversed())).toEqual(foldsOf(groups));
  });
});

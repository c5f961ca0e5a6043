import { describe, expect, it } from 'vitest';
import { ArrivalClock, clockError } from './clock.ts';

const NOW = Date.UTC(2026, 0, 1);

describe('readings without a time', () => {
  it('end now, one step apart', () => {
    expect([...new ArrivalClock(50).times('a', 3, NOW)]).toEqual([NOW - 40, NOW - 20, NOW]);
  });

  it('sent quicker than real time go on where the last ones ended', () => {
    const clock = new ArrivalClock(50);
    clock.times('a', 3, NOW);
    expect([...clock.times('a', 2, NOW + 1)]).toEqual([NOW + 20, NOW + 40]);
    expect([...clock.times('b', 1, NOW + 1)]).toEqual([NOW + 1]);
  });

  it('one by one are never at the same time', () => {
    const clock = new ArrivalClock(50);
    const times = [1, 2, 3].flatMap(() => [...clock.times('a', 1, NOW)]);
    expect(times).toEqual([NOW, NOW + 0.001, NOW + 0.002]);
  });

  it('start anew for a device that was forgotten', () => {
    const clock = new ArrivalClock(50);
    clock.times('a', 3, NOW);
    clock.sweep(NOW + 60_001);
    expect([...clock.times('a', 2, NOW)]).toEqual([NOW - 20, NOW]);
  });
});

describe('a clock', () => {
  it.each([
    ['never set', 1000, 'after 2000-01-01'],
    ['in 2099', Date.UTC(2099, 0, 1), 'at most one day ahead'],
  ])('that was %s is refused', (_, time, reason) => {
    expect(clockError(time, NOW)).toContain(reason);
  });

  it('that is years late, or a little ahead, is fine', () => {
    expect(clockError(Date.UTC(2001, 0, 1), NOW)).toBeNull();
    expect(clockError(NOW + 3_600_000, NOW)).toBeNull();
  });
});

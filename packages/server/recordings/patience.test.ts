import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Patience } from './patience.ts';

describe('patience', () => {
  const onEnd = vi.fn();
  beforeEach(() => {
    vi.useFakeTimers();
    onEnd.mockReset();
    return () => vi.useRealTimers();
  });

  test('ends once it has seen no sign of life for so long', () => {
    const patience = new Patience(1000, onEnd);
    for (let i = 0; i < 5; i++) {
      vi.advanceTimersByTime(999);
      patience.renew();
    }
    expect(onEnd).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1000);
    expect(onEnd).toHaveBeenCalledOnce();
  });

  test('does not end while it rests, whatever signs of life there are, and begins anew after', () => {
    const patience = new Patience(1000, onEnd);
    patience.rest();
    patience.renew();
    vi.advanceTimersByTime(60_000);
    expect(onEnd).not.toHaveBeenCalled();
    patience.resume();
    vi.advanceTimersByTime(999);
    expect(onEnd).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onEnd).toHaveBeenCalledOnce();
  });
});

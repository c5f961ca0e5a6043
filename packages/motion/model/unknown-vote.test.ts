import { describe, expect, test } from 'vitest';
import { UnknownVote } from './unknown-vote.ts';

/** `?` fits nothing, `k` is known. */
const votes = (vote: UnknownVote, windows: string) => windows.split('').map((one) => vote.add(one === '?'));

describe('the vote on unknown motion', () => {
  test('goes with most of the last three windows', () => {
    expect(votes(new UnknownVote(), 'k?k?k??kk')).toEqual([
      ...[false, false, false, true, false, true, true, true, false],
    ]);
  });

  test('is that of the window alone when only one votes', () => {
    expect(votes(new UnknownVote(1), '?k?')).toEqual([true, false, true]);
  });

  test('is not swayed by what came before a reset', () => {
    const vote = new UnknownVote();
    votes(vote, '???');
    vote.reset();
    expect(vote.add(false)).toBe(false);
  });
});

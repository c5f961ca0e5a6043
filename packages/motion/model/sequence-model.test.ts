import { describe, expect, test } from 'vitest';
import { learnSequences, usualSequences, type Bout } from './sequence-model.ts';

const CLASSES = ['rest', 'row', 'squat'];
const [REST, ROW, SQUAT] = [0, 1, 2];
const EVEN = [1 / 3, 1 / 3, 1 / 3];

/** Bouts one after the other, of so many seconds each. */
function bouts(...each: readonly (readonly [index: number, seconds: number])[]): Bout[] {
  let time = 0;
  return each.map(([index, seconds]) => {
    const startTime = time;
    time += seconds * 1000;
    return { class: index, startTime, endTime: time };
  });
}

describe('how long an exercise goes on', () => {
  test('is half a minute for want of labels', () => {
    expect(learnSequences(CLASSES, [], EVEN).dwellSeconds).toEqual([30, 30, 30]);
  });

  test('is its mean length, to which two bouts of half a minute are added', () => {
    const { dwellSeconds } = learnSequences(CLASSES, [bouts([SQUAT, 10], [REST, 60], [SQUAT, 20])], EVEN);
    expect(dwellSeconds).toEqual([(60 + 60) / 3, 30, (60 + 10 + 20) / 4]);
  });
});

describe('what follows an exercise', () => {
  test('is mostly rest for want of labels, and nothing is impossible', () => {
    const { changes } = learnSequences(CLASSES, [], EVEN);
    expect(changes).toEqual([
      [0, 0.5, 0.5],
      [0.75, 0, 0.25],
      [0.75, 0.25, 0],
    ]);
  });

  test('is anything alike where there is no rest', () => {
    expect(learnSequences(['curl', 'row', 'squat'], [], EVEN).changes[0]).toEqual([0, 0.5, 0.5]);
  });

  test('is what followed, one usual change added', () => {
    const [, , ofSquat] = learnSequences(
      CLASSES,
      [bouts([SQUAT, 9], [ROW, 9], [SQUAT, 9], [ROW, 9])],
      EVEN,
    ).changes;
    expect(ofSquat).toEqual([0.75 / 3, 2.25 / 3, 0]);
  });

  test('is not counted across two sequences, nor from a set to the next of the same', () => {
    const usual = learnSequences(CLASSES, [], EVEN).changes;
    expect(learnSequences(CLASSES, [bouts([SQUAT, 9]), bouts([ROW, 9])], EVEN).changes).toEqual(usual);
    expect(learnSequences(CLASSES, [bouts([SQUAT, 9], [SQUAT, 9])], EVEN).changes).toEqual(usual);
  });
});

test('a classifier without labels gets what is usual', () => {
  expect(usualSequences(['row', 'squat'])).toEqual({
    dwellSeconds: [30, 30],
    changes: [
      [0, 1],
      [1, 0],
    ],
    prior: [0.5, 0.5],
    power: 0.7,
    confidencePower: 0.6,
  });
});

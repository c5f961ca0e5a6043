import { describe, expect, test } from 'vitest';
import { AXES } from '../signal/index.ts';
import { BrokenLine, CsvReader, type RecordedSession } from './index.ts';

const HEADER = 't_ms,ax,ay,az,gx,gy,gz,mx,my,mz,session,label';

function read(...lines: readonly string[]): RecordedSession[] {
  const reader = new CsvReader();
  reader.push(lines.join('\n'));
  return [...reader.end()];
}

function refusal(...lines: readonly string[]): BrokenLine {
  try {
    read(...lines);
  } catch (error) {
    if (error instanceof BrokenLine) return error;
    throw error;
  }
  throw new Error('the lines were read without complaint');
}

describe('a CSV file may', () => {
  test('hold no more than time, accelerometer and gyroscope, in any order, beside columns of its own', () => {
    const [session] = read('gz,gy,gx,mood,az,ay,ax,t_ms', '6,5,4,happy,3,2,1,1000');
    expect([...session.recording.times]).toEqual([1000]);
    expect(session.recording.axes.map((axis) => axis[0])).toEqual([1, 2, 3, 4, 5, 6, NaN, NaN, NaN]);
    expect(session).toMatchObject({ name: '', subject: '', deviceId: null, labels: [], temperature: null });
  });

  test('begin with a byte order mark, break lines with CR LF, hold empty lines and end without a break', () => {
    const plain = read(HEADER, '0,1,2,3,4,5,6,7,8,9,a,squat', '20,1,2,3,4,5,6,7,8,9,a,squat');
    const odd = read(
      `\uFEFF${HEADER}\r`,
      '\r',
      '0,1,2,3,4,5,6,7,8,9,a,squat\r',
      '',
      '20,1,2,3,4,5,6,7,8,9,a,squat',
    );
    expect(odd).toStrictEqual(plain);
    expect(read(HEADER, '0,1,2,3,4,5,6,7,8,9,a,squat', '20,1,2,3,4,5,6,7,8,9,a,squat', '')).toStrictEqual(
      plain,
    );
  });

  test('hold readings of equal times', () => {
    const [{ recording }] = read(HEADER, '5,1,0,0,0,0,0,,,,a,', '5,2,0,0,0,0,0,,,,a,', '5,2,0,0,0,0,0,,,,a,');
    expect([...recording.axes[0]]).toEqual([1, 2, 2]);
  });

  test('give a reading several labels, one row for each', () => {
    const [{ recording, labels }] = read(
      HEADER,
      '0,1,0,0,0,0,0,,,,a,set',
      '20,2,0,0,0,0,0,,,,a,set',
      '20,2,0,0,0,0,0,,,,a,squat',
      '40,3,0,0,0,0,0,,,,a,squat',
    );
    expect([...recording.times]).toEqual([0, 20, 40]);
    expect(labels).toMatchObject([
      { label: 'set', startTime: 0, endTime: 20 },
      { label: 'squat', startTime: 20, endTime: 40 },
    ]);
  });

  test('label two stretches alike: a reading without the label parts them', () => {
    const row = (time: number, label: string) => `${time},1,0,0,0,0,0,,,,a,${label}`;
    const [{ labels }] = read(HEADER, row(0, 'squat'), row(20, ''), row(40, 'squat'), row(60, 'squat'));
    expect(labels).toMatchObject([
      { label: 'squat', startTime: 0, endTime: 0 },
      { label: 'squat', startTime: 40, endTime: 60 },
    ]);
  });
});

describe('a broken line is named by its number', () => {
  const good = '0,1,2,3,4,5,6,7,8,9,a,squat';

  test.each([
    ['a word for a number', '20,1,2,three,4,5,6,7,8,9,a,squat', 'az must be a finite number, got "three"'],
    ['NaN', '20,1,2,NaN,4,5,6,7,8,9,a,squat', 'az must be a finite number, got "NaN"'],
    ['no acceleration', '20,,2,3,4,5,6,7,8,9,a,squat', 'ax must be a finite number, got none'],
    ['too large for a Float32', '20,1e39,2,3,4,5,6,7,8,9,a,squat', 'ax must be a finite number, got 1e+39'],
    ['no time', ',1,2,3,4,5,6,7,8,9,a,squat', 't_ms must be a time in milliseconds, got none'],
    [
      'a time no calendar holds',
      '9e15,1,2,3,4,5,6,7,8,9,a,',
      't_ms must be a time in milliseconds, got 9000',
    ],
    ['half a magnetometer', '20,1,2,3,4,5,6,7,,9,a,squat', 'mx, my and mz must be all given or all empty'],
    ['a cell too few', '20,1,2,3,4,5,6,7,8,9,a', 'expected 12 columns as in the header, got 11'],
    ['a cell too many', '20,1,2,3,4,5,6,7,8,9,a,squat,', 'expected 12 columns as in the header, got 13'],
    ['a time that descends', '-1,1,2,3,4,5,6,7,8,9,a,', 'must not descend within a session, got -1 after 0'],
  ])('%s', (_, line, reason) => {
    const error = refusal(HEADER, good, '', line, good);
    expect(error.line).toBe(4);
    expect(error.message).toContain(`line 4: `);
    expect(error.message).toContain(reason);
  });

  test.each([
    ['repetitions', '2.5', 'repetitions must be a whole number from 0, got 2.5'],
    ['repetitions', '-1', 'repetitions must be a whole number from 0, got -1'],
    ['repetitions', '1e999', 'repetitions must be a whole number from 0, got Infinity'],
    ['quality_score', '11', 'quality_score must be from 1 to 10, got 11'],
    ['temperature', '1e39', 'temperature must be a finite number, got 1e+39'],
    ['session_start_ms', '1e17', 'session_start_ms must be a time in milliseconds'],
  ])('%s of %s', (column, cell, reason) => {
    const error = refusal(`t_ms,ax,ay,az,gx,gy,gz,label,${column}`, `0,1,2,3,4,5,6,squat,${cell}`);
    expect(error.message).toContain(`line 2: ${reason}`);
  });

  test('line breaks inside quotes count, and the line counts from where it begins', () => {
    const error = refusal(HEADER, '0,1,2,3,4,5,6,7,8,9,"a', 'b",squat', '20,x,2,3,4,5,6,7,8,9,"c', 'd",');
    expect(error.message).toBe('line 4: ax must be a finite number, got "x"');
  });

  test('a time that descends in another session is none', () => {
    expect(
      read(HEADER, '20,1,2,3,4,5,6,7,8,9,a,', '0,1,2,3,4,5,6,7,8,9,b,', '40,1,2,3,4,5,6,7,8,9,a,'),
    ).toHaveLength(2);
  });
});

describe('a file that is no recording is refused', () => {
  test.each(AXES.slice(0, 6))('without the column %s, which it names', (axis) => {
    const error = refusal(HEADER.replace(`${axis},`, ''), '0,1,2,3,4,5,6,7,8,a,squat');
    expect(error.message).toBe(`line 1: the header lacks ${axis}; it must name t_ms, ax, ay, az, gx, gy, gz`);
  });

  test('when a column comes twice, unless it is none of ours', () => {
    const header = 't_ms,ax,ay,az,gx,gy,gz';
    expect(refusal(`${header},ax`).message).toBe('line 1: the header names ax twice');
    expect(read(`${header},mood,mood`, '0,1,2,3,4,5,6,good,bad')).toHaveLength(1);
  });

  test('when it is empty or holds a header only', () => {
    expect(refusal('').message).toBe('line 1: the file holds no readings');
    expect(refusal(HEADER, '').message).toBe('line 2: the file holds no readings');
  });

  test('when a quote is never closed', () => {
    expect(refusal(HEADER, '0,1,2,3,4,5,6,7,8,9,"a,squat', '').message).toBe(
      'line 2: a quote is opened and never closed',
    );
  });

  test('when a line is endless, before it has been read to the end', () => {
    const reader = new CsvReader();
    reader.push(`${HEADER}\n0,1,"`);
    expect(() => {
      for (let i = 0; i < 10; i++) reader.push('no end '.repeat(2000));
    }).toThrow('line 2: longer than 65536 characters; is a quote left open?');
  });
});

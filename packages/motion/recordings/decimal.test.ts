import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatFloat32, parseDecimal } from './decimal.ts';

const parse = (text: string) => parseDecimal(`x,${text},y`, 2, 2 + text.length);

describe('a decimal number in a text', () => {
  test('is the double that Number makes of it', () => {
    const decimal = fc.stringMatching(/^[+-]?(\d{1,20}\.?\d{0,20}|\.\d{1,20})([eE][+-]?\d{1,2})?$/);
    const short = fc.stringMatching(/^-?\d{1,7}\.\d{0,8}$/);
    fc.assert(
      fc.property(
        fc.oneof(decimal, short, fc.double({ noNaN: true, noDefaultInfinity: true }).map(String)),
        (text) => {
          expect(parse(text)).toBe(Number(text));
        },
      ),
      { numRuns: 2000 },
    );
  });

  test.each(['0', '-0', '007', '5.', '.5', ' 1.5 ', '999999999999999', '0.000000000000001', '1e400'])(
    'may be written "%s"',
    (text) => {
      expect(parse(text)).toBe(Number(text));
    },
  );

  test.each([
    '',
    '-',
    '.',
    '-.',
    '1.2.3',
    '1e',
    '--1',
    '0x10',
    '1_000',
    '1,5',
    'NaN',
    'Infinity',
    'abc',
    '٣',
  ])('"%s" is none', (text) => {
    expect(parse(text)).toBeNaN();
  });
});

describe('a Float32 as text', () => {
  test('reads back to the same bits', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Math.fround(parse(formatFloat32(value)))).toBe(value);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    [9.81, '9.81'],
    [-0.1, '-0.1'],
    [-0, '-0'],
    [1e-7, '1e-7'],
    [123456, '123456'],
    [48.12345, '48.12345'],
  ])('of %d is "%s", not longer', (value, text) => {
    expect(formatFloat32(Math.fround(value))).toBe(text);
  });
});

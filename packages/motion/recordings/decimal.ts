const MINUS = 45;
const POINT = 46;
const ZERO = 48;

const EXACT_POWERS_OF_TEN = Array.from({ length: 23 }, (_, exponent) => 10 ** exponent);

/**
 * The double nearest to the decimal number in [start, end) of `text`; NaN when there is none.
 *
 * Up to 15 digits one division is exact (W. D. Clinger, How to read floating point numbers accurately,
 * PLDI 1990), and several times faster than making a string of the cell. The rest is left to `Number`.
 */
export function parseDecimal(text: string, start: number, end: number): number {
  const negative = text.charCodeAt(start) === MINUS;
  let value = 0;
  let digits = 0;
  let point = end;
  for (let i = negative ? start + 1 : start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code >= ZERO && code <= ZERO + 9) {
      value = value * 10 + (code - ZERO);
      digits++;
    } else if (code === POINT && point === end) point = i;
    else return parseSlowly(text.slice(start, end));
  }
  if (digits === 0 || digits > 15) return parseSlowly(text.slice(start, end));
  if (point < end) value /= EXACT_POWERS_OF_TEN[end - point - 1];
  return negative ? -value : value;
}

const DECIMAL = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;

function parseSlowly(text: string): number {
  return DECIMAL.test(text) ? Number(text) : NaN;
}

/** A short decimal that reads back to the same Float32. */
export function formatFloat32(value: number): string {
  if (Object.is(value, -0)) return '-0';
  // Sensors and files mostly carry few decimals, and this is far quicker than `toPrecision`.
  const rounded = Math.round(value * 1e5) / 1e5;
  if (Math.fround(rounded) === value) return String(rounded);
  for (let digits = 6; digits < 9; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return String(Number(text));
  }
  return String(Number(value.toPrecision(9)));
}

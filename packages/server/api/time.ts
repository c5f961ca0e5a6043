import { invalidField } from '../problem.ts';

/** What a JavaScript Date can hold, ms. */
const LATEST_TIME = 8.64e15;

/** ISO 8601 UTC of Unix ms, with microseconds where there are any. */
export function iso(ms: number): string {
  const whole = Math.floor(ms);
  const micros = Math.round((ms - whole) * 1000);
  if (micros === 1000) return new Date(whole + 1).toISOString();
  const text = new Date(whole).toISOString();
  return micros === 0 ? text : `${text.slice(0, -1)}${String(micros).padStart(3, '0')}Z`;
}

export function isoOrNull(ms: number | null): string | null {
  return ms === null ? null : iso(ms);
}

/**
 * Unix ms of a query's time, ISO 8601 or Unix ms.
 * @throws {Problem} naming the field
 */
export function readTime(field: string, text: string): number {
  const ms = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : readIso(text);
  if (!(Math.abs(ms) <= LATEST_TIME)) throw invalidField(field, 'a time, ISO 8601 or Unix ms', text);
  return ms;
}

/** A time without a zone is UTC, as in every answer; microseconds are kept. */
function readIso(text: string): number {
  // In a query, an unescaped + of a zone arrives as a space.
  const repaired = text.replace(/ (\d\d:?\d\d)$/, '+$1');
  const zoned =
    /([zZ]|[+-]\d\d:?\d\d)$/.test(repaired) || !repaired.includes('T') ? repaired : `${repaired}Z`;
  const micros = /\.\d{3}(\d{1,3})/.exec(zoned);
  return Date.parse(zoned) + (micros ? Number(`0.${micros[1]}`) : 0);
}

export function readOptionalTime(field: string, text: string | undefined): number | undefined {
  return text === undefined ? undefined : readTime(field, text);
}

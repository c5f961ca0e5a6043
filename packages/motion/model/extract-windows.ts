import { createExtractor, type Extractor, type WindowShape } from '../features/index.ts';

/** Windows of one grid whose features are wanted. */
export interface WindowsInput {
  readonly shape: WindowShape;
  /** The nine columns. */
  readonly axes: readonly Float32Array[];
  /** First sample of each window. */
  readonly starts: Uint32Array;
}

let last: { readonly key: string; readonly extractor: Extractor } | null = null;

/** Features of the windows, row-major, `starts.length × features`. */
export function extractWindows({ shape, axes, starts }: WindowsInput): Float32Array {
  const extractor = extractorFor(shape);
  const width = extractor.features.length;
  const out = new Float32Array(starts.length * width);
  starts.forEach((start, row) => extractor.extract(axes, start, out, row * width));
  return out;
}

/** An extractor's tables are worth keeping from one call to the next; a thread works on one shape at a time. */
function extractorFor(shape: WindowShape): Extractor {
  const key = JSON.stringify(shape, ['samples', 'rateHz', 'magnetometer', 'input', 'profile']);
  if (last?.key !== key) last = { key, extractor: createExtractor(shape) };
  return last.extractor;
}

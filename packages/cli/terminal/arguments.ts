import { FEATURE_PROFILES } from '@progo/motion/features';
import { InvalidArgumentError, Option } from 'commander';

/** Reads the text of an option, or says what it must be. */
type Reader<T> = (text: string) => T;

export function number({ min = -Infinity, max = Infinity } = {}): Reader<number> {
  return (text) => {
    const value = text.trim() === '' ? NaN : Number(text);
    if (value >= min && value <= max) return value;
    throw new InvalidArgumentError(`It must be a number${range(min, max)}.`);
  };
}

export function wholeNumber({ min = -Infinity, max = Infinity } = {}): Reader<number> {
  return (text) => {
    const value = /^-?\d+$/.test(text) ? Number(text) : NaN;
    if (value >= min && value <= max) return value;
    throw new InvalidArgumentError(`It must be a whole number${range(min, max)}.`);
  };
}

function range(min: number, max: number): string {
  if (max === Infinity) return min === -Infinity ? '' : ` of at least ${min}`;
  return ` from ${min} to ${max}`;
}

/** `a,b,c` */
export function names(text: string): string[] {
  const found = text.split(',').map((name) => name.trim());
  if (found.every((name) => name !== '')) return found;
  throw new InvalidArgumentError('It must be names separated by commas, e.g. squat,row.');
}

/** `--param trees=200`, given as often as wanted. */
function parameter(text: string, others: Readonly<Record<string, number>> = {}): Record<string, number> {
  const [, name, value] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (!name || !Number.isFinite(Number(value)))
    throw new InvalidArgumentError('It must be NAME=NUMBER, e.g. trees=200.');
  return { ...others, [name.trim()]: Number(value) };
}

export const jsonOption = () => new Option('--json', 'write the result as JSON');
export const urlOption = () =>
  new Option('--url <url>', 'address of the server (or PROGO_URL)').argParser(httpUrl);

function httpUrl(text: string): string {
  if (/^https?:$/.test(URL.parse(text)?.protocol ?? '')) return text.replace(/\/+$/, '');
  throw new InvalidArgumentError('It must be an address such as http://localhost:8000.');
}

export const profileOption = () =>
  new Option(
    '--profile <name>',
    'features: as_worn also tells by how the sensor sits, any_orientation only by what stays the same when it is turned round, full by all there is (default: what the family does best with)',
  ).choices(FEATURE_PROFILES);

export const augmentOption = () =>
  new Option(
    '--augment <degrees>',
    'learn from copies of every recording too, turned by up to so many degrees',
  )
    .argParser(number({ min: 0, max: 180 }))
    .default(0);

export const subjectOption = () => new Option('--subject <names>', 'only these people').argParser(names);
export const labelsOption = () => new Option('--labels <names>', 'only these exercises').argParser(names);
export const seedOption = () =>
  new Option('--seed <number>', 'same seed, same result')
    .argParser(wholeNumber({ min: 0, max: 0xffffffff }))
    .default(0);
export const parameterOption = () =>
  new Option(
    '--param <name=value>',
    'a hyperparameter, e.g. trees=200; may be given several times',
  ).argParser(parameter);

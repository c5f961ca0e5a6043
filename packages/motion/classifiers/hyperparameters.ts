import type { ClassifierFamily, Hyperparameter } from './classifier.ts';

/** A hyperparameter nobody knows or out of its range, said for a person. */
export class InvalidHyperparameter extends Error {
  override readonly name = 'InvalidHyperparameter';
}

/**
 * The given values, and the defaults of those not given.
 * @throws {InvalidHyperparameter}
 */
export function resolveHyperparameters(
  { kind, hyperparameters }: ClassifierFamily,
  given: Readonly<Record<string, unknown>>,
): Record<string, number> {
  const names = hyperparameters.map(({ name }) => name);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new InvalidHyperparameter(`${kind} has no hyperparameter "${unknown}"; it has ${names.join(', ')}`);
  }
  return Object.fromEntries(
    hyperparameters.map((parameter) => [parameter.name, valueOf(parameter, given[parameter.name])]),
  );
}

function valueOf(parameter: Hyperparameter, value: unknown): number {
  if (value === undefined) return parameter.default;
  const { name, min, max, integer } = parameter;
  if (typeof value !== 'number' || !(value >= min && value <= max) || (integer && !Number.isInteger(value))) {
    const kind = integer ? 'a whole number' : 'a number';
    throw new InvalidHyperparameter(`${name} must be ${kind} from ${min} to ${max}, got ${show(value)}`);
  }
  return value;
}

function show(value: unknown): string {
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

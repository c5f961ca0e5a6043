import type { Json } from './json.ts';

export interface NewModel {
  readonly name: string;
  readonly version: string;
  readonly type: string;
  readonly artifact: Uint8Array;
  readonly classes: readonly string[];
  readonly trainingSamples: number;
  readonly validationAccuracy: number | null;
  /** Report of the grouped evaluation, importances, grouping, seed, durations. */
  readonly metrics: Json;
  readonly hyperparameters: Json;
  readonly fingerprint: string;
  readonly catalogueVersion: number;
  readonly jobId: number | null;
  readonly createdAt: number;
}

export interface Model extends Omit<NewModel, 'artifact'> {
  readonly id: number;
  readonly isActive: boolean;
  readonly lastPredictionAt: number | null;
}

export interface ModelStore {
  /** Adds it and, when asked, makes it the active one in the same commit. */
  add(model: NewModel, options: { activate: boolean }): Promise<Model>;
  get(id: number): Promise<Model | null>;
  artifact(id: number): Promise<Uint8Array | null>;
  active(): Promise<Model | null>;
  /** Newest first. */
  list(filter: { name?: string; activeOnly?: boolean }): Promise<Model[]>;
  /** Makes it the one active model; false when there is no such model. */
  activate(id: number): Promise<boolean>;
  /** Deletes it with its predictions; null when there is no such model. */
  delete(id: number): Promise<{ predictionsDeleted: number } | null>;
}

export type { Extractor, Feature, WindowShape } from './feature.ts';

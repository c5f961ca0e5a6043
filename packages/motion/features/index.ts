export { CATALOGUE_VERSION, createExtractor, featureCatalogue } from './extractor.ts';
export type { Extractor, Feature, WindowShape } from './feature.ts';

export { CATALOGUE_VERSION, createExtractor, featureCatalogue } from './extractor.ts';
export type { ClassifierInput, Extractor, Feature, WindowShape } from './feature.ts';

export { CATALOGUE_VERSION, createExtractor, featureCatalogue } from './extractor.ts';
export {
  FEATURE_PROFILES,
  type ClassifierInput,
  type Extractor,
  type Feature,
  type FeatureProfile,
  type WindowShape,
} from './feature.ts';

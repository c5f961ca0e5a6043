import manifest from './package.json' with { type: 'json' };

/** Version of this Progo, from its package. */
export const VERSION = manifest.version;

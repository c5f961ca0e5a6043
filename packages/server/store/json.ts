/** JSON that the store keeps without looking inside. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Reads back what was kept. */
export function parseJson(text: string): Json {
  // JSON.parse makes nothing but JSON.
  return JSON.parse(text) as Json;
}

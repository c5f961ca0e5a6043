/** JSON that the store keeps without looking inside. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

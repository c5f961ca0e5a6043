const REST = /^(rest|resting|idle|pause|still|none|nothing|no[ _-]?exercise)$/i;

/** Whether a label says that nothing is exercised. */
export function isRest(label: string): boolean {
  return REST.test(label);
}

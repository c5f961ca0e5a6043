/** A number with its noun: `1 device`, `2 devices`, `3 batches`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** First samples of the windows of `samples` samples, `hop` apart, that fit into `length` samples. */
export function windowStarts(length: number, samples: number, hop: number): number[] {
  const starts = [];
  for (let start = 0; start + samples <= length; start += hop) starts.push(start);
  return starts;
}

import type { Terminal } from './terminal.ts';

/** Shows how far a piece of work is. */
export interface Progress {
  /** @param fraction done, 0 to 1 */
  update(fraction: number, stage?: string): void;
  stop(): void;
}

const silent: Progress = { update: () => undefined, stop: () => undefined };

/** A bar on stderr; nothing where stderr is no terminal. */
export async function startProgress({ stderr }: Terminal, stage: string): Promise<Progress> {
  if (stderr.isTTY !== true) return silent;
  const { SingleBar } = (await import('cli-progress')).default;
  const bar = new SingleBar({
    stream: stderr,
    format: '{stage} {bar} {percentage} %  {eta_formatted} left',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 30,
    hideCursor: true,
    clearOnComplete: true,
    etaBuffer: 50,
  });
  const shown = (name: string) => ({ stage: name.padEnd(11) });
  bar.start(1000, 0, shown(stage));
  return {
    update(fraction, name = stage) {
      stage = name;
      bar.update(Math.round(fraction * 1000), shown(name));
    },
    stop: () => bar.stop(),
  };
}

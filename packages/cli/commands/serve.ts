import { wholeNumber } from '../terminal/arguments.ts';
import type { Define } from './define.ts';
import { serve } from '../server.ts';

interface ServeOptions {
  readonly port?: number;
  readonly host?: string;
  readonly data?: string;
}

export const defineServe: Define = (command, { env }) => {
  command
    .option('--port <number>', 'port to listen on; 0 picks a free one', wholeNumber({ min: 0, max: 65535 }))
    .option('--host <address>', 'address to listen on; 0.0.0.0 lets devices of your network in')
    .option('--data <folder>', 'folder of the database')
    .addHelpText(
      'after',
      `
Options win over the environment (PORT, HOST, DATA_DIR …), which wins over .env.

Examples:
  progo serve
  progo serve --port 9000 --host 0.0.0.0 --data /var/lib/progo`,
    )
    .action(async ({ port, host, data }: ServeOptions) => {
      await serve({
        ...env,
        ...(port !== undefined && { PORT: String(port) }),
        ...(host !== undefined && { HOST: host }),
        ...(data !== undefined && { DATA_DIR: data }),
      });
    });
};

import { runProgo } from './program.ts';

// `progo export | head` closes the pipe early: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

const exitCode = await runProgo(process.argv.slice(2), process);
// A server that could not start has said so itself, and set the exit code.
if (exitCode !== 0) process.exitCode = exitCode;

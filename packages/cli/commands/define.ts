import type { Command } from 'commander';
import type { Terminal } from '../terminal/terminal.ts';

/** Gives a command its arguments, options, examples and what it does. */
export type Define = (command: Command, terminal: Terminal) => void;

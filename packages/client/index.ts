export { answerOf, createClient, Unreachable, type Client, type ClientOptions } from './client.ts';
export { ProblemError, readProblem, type ProblemDocument } from './problem.ts';
export type { components, paths } from './schema.ts';

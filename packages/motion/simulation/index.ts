export { createAthlete, type Athlete } from './athlete.ts';
export type { Readings } from './device.ts';
export { EXERCISES } from './exercises/index.ts';
export { simulateRecordings, type RecordingsSettings } from './recordings.ts';
export { simulateSession, type SessionSettings, type SimulatedSession } from './session.ts';
export { createSimulator, type Simulator, type SimulatorSettings } from './simulator.ts';

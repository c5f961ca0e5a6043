export { AXES, FIRST_MAGNETIC_AXIS, type Axis, type Recording } from './recording.ts';
export { createPowerSpectrum, type PowerSpectrum } from './fft.ts';
export { createFusion } from './fusion.ts';
export type { Grid } from './grid.ts';
export { createLowPass, type LowPass } from './low-pass.ts';
export { createPrincipalAxes, findPrincipalAxes, type PrincipalAxes } from './principal-axes.ts';
export { between, GAP_LIMIT_MS, part, segments } from './segments.ts';
export {
  angularVelocity,
  IDENTITY,
  inverse,
  multiply,
  rotate,
  turnAbout,
  type Quaternion,
  type Vector,
} from './quaternion.ts';
export { resample } from './resample.ts';
export { turnRecording } from './turn-recording.ts';
export { windowStarts } from './windows.ts';

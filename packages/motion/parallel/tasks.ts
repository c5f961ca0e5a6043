import { growTrees, type GrowTreesInput, type GrownTrees } from '../classifiers/grow-trees.ts';
import { extractWindows, type WindowsInput } from '../model/extract-windows.ts';

/** Input and output of every task a worker thread may be asked to run: structured-cloneable data. */
export interface TaskTypes {
  extractWindows: { input: WindowsInput; output: Float32Array };
  growTrees: { input: GrowTreesInput; output: GrownTrees };
}

/** The pure functions behind the names. */
export const tasks: { [N in keyof TaskTypes]: (input: TaskTypes[N]['input']) => TaskTypes[N]['output'] } = {
  extractWindows,
  growTrees,
};

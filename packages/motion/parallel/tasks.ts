import {
  growClassTrees,
  type ClassTrees,
  type GrowClassTreesInput,
} from '../classifiers/boosting/grow-class-trees.ts';
import { binColumns, type BinColumnsInput, type Bins } from '../classifiers/trees/bins.ts';
import { fillKernel, type FillKernelInput } from '../classifiers/kernel/kernel-matrix.ts';
import { trainPair, type TrainedPair, type TrainPairInput } from '../classifiers/kernel/train-pair.ts';
import { fitDiscriminant, type FitDiscriminantInput } from '../classifiers/linear/fit-discriminant.ts';
import { fitLogistic, type FitLogisticInput } from '../classifiers/linear/fit-logistic.ts';
import type { LinearArrays } from '../classifiers/linear/linear-arrays.ts';
import { trainEpoch, type TrainedEpoch, type TrainEpochInput } from '../classifiers/cnn/train-epoch.ts';
import { fillProducts, type FillProductsInput } from '../classifiers/minirocket/fill-products.ts';
import { ridgeFold, type RidgeFoldInput } from '../classifiers/minirocket/ridge-fold.ts';
import { solveRidge, type SolveRidgeInput } from '../classifiers/minirocket/solve-ridge.ts';
import { transformWindows, type TransformWindowsInput } from '../classifiers/minirocket/transform-windows.ts';
import { growTrees, type GrowTreesInput, type GrownTrees } from '../classifiers/trees/grow-trees.ts';
import { extractWindows, type WindowsInput } from '../model/extract-windows.ts';

/** Input and output of every task a worker thread may be asked to run: structured-cloneable data. */
export interface TaskTypes {
  extractWindows: { input: WindowsInput; output: Float32Array };
  binColumns: { input: BinColumnsInput; output: Bins };
  fillKernel: { input: FillKernelInput; output: null };
  fitDiscriminant: { input: FitDiscriminantInput; output: LinearArrays };
  fitLogistic: { input: FitLogisticInput; output: LinearArrays };
  growClassTrees: { input: GrowClassTreesInput; output: ClassTrees };
  growTrees: { input: GrowTreesInput; output: GrownTrees };
  trainPair: { input: TrainPairInput; output: TrainedPair };
  fillProducts: { input: FillProductsInput; output: null };
  ridgeFold: { input: RidgeFoldInput; output: Float64Array };
  solveRidge: { input: SolveRidgeInput; output: Float64Array };
  trainEpoch: { input: TrainEpochInput; output: TrainedEpoch };
  transformWindows: { input: TransformWindowsInput; output: Float32Array };
}

/** The pure functions behind the names. */
export const tasks: { [N in keyof TaskTypes]: (input: TaskTypes[N]['input']) => TaskTypes[N]['output'] } = {
  extractWindows,
  fillKernel,
  binColumns,
  fitDiscriminant,
  fitLogistic,
  growClassTrees,
  growTrees,
  trainPair,
  fillProducts,
  ridgeFold,
  solveRidge,
  trainEpoch,
  transformWindows,
};

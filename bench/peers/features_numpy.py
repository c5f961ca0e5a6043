#!/usr/bin/env python3
"""The same features by NumPy and SciPy: prints the median milliseconds of a window.

    python3 bench/peers/features_numpy.py DIRECTORY RATE SAMPLES

reads DIRECTORY/windows.f32: windows × 9 axes × SAMPLES.
"""
import importlib.util
import json
import sys
import time
from pathlib import Path

import numpy as np

GOLDEN = Path(__file__).parents[2] / 'packages/motion/features/golden/make.py'


def main():
    spec = importlib.util.spec_from_file_location('golden', GOLDEN)
    golden = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(golden)
    directory, rate, samples = Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])
    windows = np.fromfile(directory / 'windows.f32', dtype=np.float32).reshape(-1, 9, samples).astype(np.float64)
    times = []
    for window in windows:
        started = time.perf_counter()
        count = len(golden.features(window, rate))
        times.append(time.perf_counter() - started)
    print(json.dumps({'ms': float(np.median(times)) * 1000, 'features': count}))


main()

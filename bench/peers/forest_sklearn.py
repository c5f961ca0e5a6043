"""Trains scikit-learn's forest each time a line (the seed) comes in; answers with one line of JSON.

Usage: forest_sklearn.py DIRECTORY TRAIN_ROWS TEST_ROWS FEATURES
The directory holds train.f32, train.u16, test.f32 and test.u16: row-major features and class numbers.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
from sklearn.ensemble import RandomForestClassifier

directory = Path(sys.argv[1])
train_rows, test_rows, features = map(int, sys.argv[2:])


def load(name, rows):
    values = np.fromfile(directory / f"{name}.f32", dtype="<f4").reshape(rows, features)
    return values, np.fromfile(directory / f"{name}.u16", dtype="<u2")


train_values, train_labels = load("train", train_rows)
test_values, test_labels = load("test", test_rows)
print(json.dumps({"ready": True}), flush=True)
for line in sys.stdin:
    forest = RandomForestClassifier(n_estimators=100, n_jobs=2, random_state=int(line))
    started = time.perf_counter()
    forest.fit(train_values, train_labels)
    ms = (time.perf_counter() - started) * 1000
    print(json.dumps({"ms": ms, "accuracy": forest.score(test_values, test_labels)}), flush=True)

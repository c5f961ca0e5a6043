"""Trains a scikit-learn classifier for each line of JSON that comes in; answers with one line of JSON.

Usage: trees_sklearn.py DIRECTORY TRAIN_ROWS TEST_ROWS FEATURES
The directory holds train.f32, train.u16, test.f32 and test.u16: row-major features and class numbers.
A line holds name (of a class of sklearn.ensemble), settings and seed.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
from sklearn import ensemble

directory = Path(sys.argv[1])
train_rows, test_rows, features = map(int, sys.argv[2:])


def load(name, rows):
    values = np.fromfile(directory / f"{name}.f32", dtype="<f4").reshape(rows, features)
    return values, np.fromfile(directory / f"{name}.u16", dtype="<u2")


train_values, train_labels = load("train", train_rows)
test_values, test_labels = load("test", test_rows)
print(json.dumps({"ready": True}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    classifier = getattr(ensemble, request["name"])(**request["settings"], random_state=request["seed"])
    started = time.perf_counter()
    classifier.fit(train_values, train_labels)
    ms = (time.perf_counter() - started) * 1000
    print(json.dumps({"ms": ms, "accuracy": classifier.score(test_values, test_labels)}), flush=True)

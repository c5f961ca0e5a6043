"""Trains a scikit-learn classifier on standardised features for each line of JSON; answers with one line of JSON.

Usage: scaled_sklearn.py DIRECTORY TRAIN_ROWS TEST_ROWS FEATURES
The directory holds train.f32, train.u16, test.f32 and test.u16: row-major features and class numbers.
A line holds name (of a class) and settings; nothing here is left to chance.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

directory = Path(sys.argv[1])
train_rows, test_rows, features = map(int, sys.argv[2:])


def load(name, rows):
    values = np.fromfile(directory / f"{name}.f32", dtype="<f4").reshape(rows, features)
    return values, np.fromfile(directory / f"{name}.u16", dtype="<u2")


train_values, train_labels = load("train", train_rows)
test_values, test_labels = load("test", test_rows)
kinds = {kind.__name__: kind for kind in (SVC, LogisticRegression, LinearDiscriminantAnalysis)}
print(json.dumps({"ready": True}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    pipeline = make_pipeline(StandardScaler(), kinds[request["name"]](**request["settings"]))
    started = time.perf_counter()
    pipeline.fit(train_values, train_labels)
    ms = (time.perf_counter() - started) * 1000
    print(json.dumps({"ms": ms, "accuracy": pipeline.score(test_values, test_labels)}), flush=True)

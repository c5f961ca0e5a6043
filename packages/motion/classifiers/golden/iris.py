"""Writes iris.json: Fisher's iris measurements and what scikit-learn's forest makes of them.

Averages over ten forests of 500 trees, so that chance plays no part in the figures.
"""

import json
from pathlib import Path

import numpy as np
from sklearn.datasets import load_iris
from sklearn.ensemble import RandomForestClassifier

iris = load_iris()
forests = [
    RandomForestClassifier(n_estimators=500, max_features=2, oob_score=True, random_state=seed).fit(
        iris.data, iris.target
    )
    for seed in range(10)
]
# Between the two classes that touch, but off the middle of two measured values, where trees put thresholds.
between = ((iris.data[50:100] + iris.data[100:150]) / 2).round(1) + 0.02
golden = {
    "features": iris.feature_names,
    "classes": iris.target_names.tolist(),
    "values": iris.data.tolist(),
    "labels": iris.target.tolist(),
    "out_of_bag_accuracy": float(np.mean([f.oob_score_ for f in forests])),
    "importance": np.mean([f.feature_importances_ for f in forests], axis=0).round(4).tolist(),
    "between": between.round(4).tolist(),
    "probabilities_between": np.mean([f.predict_proba(between) for f in forests], axis=0).round(4).tolist(),
}
Path(__file__).with_name("iris.json").write_text(json.dumps(golden) + "\n")

"""Writes iris.json: Fisher's iris measurements and what scikit-learn's trees make of them.

Averages over ten forests of 500 trees, so that chance plays no part in the figures. Boosting draws nothing.
"""

import json
from pathlib import Path

import numpy as np
from sklearn.datasets import load_iris
from sklearn.ensemble import ExtraTreesClassifier, HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.metrics import log_loss

iris = load_iris()
# Between the two classes that touch, but off the middle of two measured values, where trees put thresholds.
between = ((iris.data[50:100] + iris.data[100:150]) / 2).round(1) + 0.02


def forest(family):
    forests = [
        family(n_estimators=500, max_features=2, bootstrap=True, oob_score=True, random_state=seed).fit(
            iris.data, iris.target
        )
        for seed in range(10)
    ]
    return {
        "out_of_bag_accuracy": float(np.mean([f.oob_score_ for f in forests])),
        "importance": np.mean([f.feature_importances_ for f in forests], axis=0).round(4).tolist(),
        "probabilities_between": np.mean([f.predict_proba(between) for f in forests], axis=0).round(4).tolist(),
    }


boosting = HistGradientBoostingClassifier(
    max_iter=20, learning_rate=0.1, max_leaf_nodes=4, min_samples_leaf=5, l2_regularization=1, early_stopping=False
).fit(iris.data, iris.target)
golden = {
    "features": iris.feature_names,
    "classes": iris.target_names.tolist(),
    "values": iris.data.tolist(),
    "labels": iris.target.tolist(),
    "between": between.round(4).tolist(),
    "random_forest": forest(RandomForestClassifier),
    "extra_trees": forest(ExtraTreesClassifier),
    "gradient_boosting": {
        # After 1, 2, … rounds.
        "log_loss": [float(log_loss(iris.target, p)) for p in boosting.staged_predict_proba(iris.data)],
        "probabilities_between": boosting.predict_proba(between).round(4).tolist(),
    },
}
Path(__file__).with_name("iris.json").write_text(json.dumps(golden) + "\n")

"""Truths and answers of made-up classifiers, and what scikit-learn makes of them.

Run: python3 scores.py > scores.json
"""

import json

import numpy as np
from sklearn.metrics import (
    accuracy_score,
    balanced_accuracy_score,
    confusion_matrix,
    f1_score,
    precision_recall_fscore_support,
)


def case(name, labels, truth, answers):
    of_labels = {"labels": range(len(labels)), "zero_division": 0}
    precision, recall, f1, support = precision_recall_fscore_support(truth, answers, **of_labels)
    return {
        "name": name,
        "labels": labels,
        "truth": np.asarray(truth).tolist(),
        "answers": np.asarray(answers).tolist(),
        "accuracy": accuracy_score(truth, answers),
        "balanced_accuracy": balanced_accuracy_score(truth, answers),
        "macro_f1": f1_score(truth, answers, average="macro", zero_division=0),
        "precision": precision.tolist(),
        "recall": recall.tolist(),
        "f1": f1.tolist(),
        "support": support.tolist(),
        "confusion": confusion_matrix(truth, answers, labels=range(len(labels))).tolist(),
    }


rng = np.random.default_rng(20)
uneven = rng.choice(5, 400, p=[0.5, 0.2, 0.15, 0.1, 0.05])
mostly_right = np.where(rng.random(400) < 0.7, uneven, rng.integers(0, 5, 400))
names = ["bench", "curl", "row", "rest", "squat"]
print(
    json.dumps(
        [
            case("five uneven classes", names, uneven, mostly_right),
            case("a class never answered", names[:3], [0, 0, 1, 1, 2, 2], [0, 0, 1, 0, 1, 0]),
            case("a class that neither occurs nor is answered", names[:4], [0, 1, 1, 3], [0, 1, 0, 3]),
            case("every answer wrong", names[:2], [0, 0, 1], [1, 1, 0]),
        ],
        indent=1,
    )
)

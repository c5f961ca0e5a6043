"""Golden reliability tables: scikit-learn's calibration_curve, and the expected calibration error of its bins.

Run from this folder: python3 reliability.py > reliability.json
"""

import json

import numpy as np
from sklearn.calibration import calibration_curve

BINS = 15
random = np.random.default_rng(7)
cases = []
for name, rows, power in [("few answers", 40, 1.0), ("overconfident", 500, 0.4), ("underconfident", 500, 2.5)]:
    # Never on a bound of a bin: scikit-learn counts those in the bin above.
    confidences = np.round(random.uniform(0.2, 1, rows), 4) + 1e-5
    confidences = confidences.clip(max=0.99999)
    right = random.uniform(size=rows) < confidences**power
    accuracy, mean = calibration_curve(right, confidences, n_bins=BINS)
    counts = np.histogram(confidences, np.linspace(0, 1, BINS + 1))[0]
    counts = counts[counts > 0]
    cases.append(
        {
            "name": name,
            "confidences": confidences.tolist(),
            "right": right.tolist(),
            "windows": counts.tolist(),
            "confidence": mean.tolist(),
            "accuracy": accuracy.tolist(),
            "ece": float(np.sum(counts * np.abs(accuracy - mean)) / rows),
        }
    )
print(json.dumps(cases))

"""Writes standardised.json: what scikit-learn's classifiers make of Fisher's iris measurements, standardised.

Values are kept as 32-bit floats, as Progo's are. Also the exact solution of pairwise coupling for three matrices.
"""

import json
from pathlib import Path

import numpy as np
from sklearn.datasets import load_iris
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

iris = load_iris()
measured = iris.data.astype(np.float32)
labels = iris.target
# Between the two classes that touch.
between = ((measured[50:100] + measured[100:150]) / 2 + 0.02).astype(np.float32)
scaler = StandardScaler().fit(measured.astype(float))
scaled, scaled_between = scaler.transform(measured.astype(float)), scaler.transform(between.astype(float))

svc = SVC(C=3, gamma=1 / 4, tol=1e-6, decision_function_shape="ovo").fit(scaled, labels)
ridge = LogisticRegression(C=1 / (150 * 0.02), tol=1e-10, max_iter=10_000).fit(scaled, labels)
net = LogisticRegression(
    C=1 / (150 * 0.02), penalty="elasticnet", l1_ratio=0.5, solver="saga", tol=1e-10, max_iter=100_000, random_state=0
).fit(scaled, labels)
discriminant = LinearDiscriminantAnalysis(solver="lsqr", shrinkage=0.3).fit(scaled, labels)


def linear(model):
    return {
        "coefficients": model.coef_.tolist(),
        "intercepts": (model.intercept_ - model.intercept_.mean()).tolist(),
        "probabilities_between": model.predict_proba(scaled_between).tolist(),
    }


def coupled(r):
    """Wu, Lin and Weng 2004, equation 21, solved as one linear system."""
    k = len(r)
    q = -r.T * r
    np.fill_diagonal(q, (r.T**2).sum(axis=1) - np.diag(r) ** 2)
    system = np.block([[q, np.ones((k, 1))], [np.ones((1, k)), np.zeros((1, 1))]])
    return np.linalg.solve(system, np.append(np.zeros(k), 1))[:k]


random = np.random.default_rng(0)
couplings = []
for classes in (2, 3, 8):
    upper = np.triu(random.uniform(0.02, 0.98, (classes, classes)), 1)
    pairs = upper + np.tril(1 - upper.T, -1)
    couplings.append({"pairs": pairs.tolist(), "probabilities": coupled(pairs).tolist()})

golden = {
    "values": measured.tolist(),
    "labels": labels.tolist(),
    "between": between.tolist(),
    "mean": scaler.mean_.tolist(),
    "deviation": scaler.scale_.tolist(),
    "svc": {
        # For the pairs 0 against 1, 0 against 2 and 1 against 2, positive for the first.
        "decisions_between": svc.decision_function(scaled_between).tolist(),
        "predictions_between": svc.predict(scaled_between).tolist(),
    },
    "ridge": linear(ridge),
    "elastic_net": linear(net),
    "discriminant": linear(discriminant),
    "couplings": couplings,
}
Path(__file__).with_name("standardised.json").write_text(json.dumps(golden) + "\n")

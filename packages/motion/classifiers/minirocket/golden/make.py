#!/usr/bin/env python3
"""Writes shares.json and ridge.json beside itself: MiniRocket after the paper in plain NumPy, and scikit-learn's Ridge.

    python3 packages/motion/classifiers/minirocket/golden/make.py
"""
import json
from itertools import combinations
from pathlib import Path

import numpy as np
from sklearn.linear_model import Ridge
from sklearn.utils.class_weight import compute_sample_weight

KERNELS = [[2 if i in triple else -1 for i in range(9)] for triple in combinations(range(9), 3)]


def dilations(samples, features_per_kernel, most=32):
    """Figure 1 of the authors' code, github.com/angus924/minirocket."""
    steps = min(features_per_kernel, most)
    widest = np.log2((samples - 1) / 8)
    spaced = np.logspace(0, widest, steps, base=2)
    found, counts = np.unique(np.floor(spaced + 1e-9).astype(int), return_counts=True)
    counts = (counts * (features_per_kernel / steps)).astype(int)
    missing = features_per_kernel - counts.sum()
    i = 0
    while missing > 0:
        counts[i] += 1
        missing -= 1
        i = (i + 1) % len(counts)
    return found.tolist(), counts.tolist()


def convolve(window, channels, weights, dilation, padded):
    """Of the sum of the channels, at every sample or only where the kernel lies wholly inside."""
    samples = window.shape[1]
    out = []
    for t in range(samples):
        at = [t + (j - 4) * dilation for j in range(9)]
        inside = all(0 <= a < samples for a in at)
        if not inside and not padded:
            continue
        out.append(sum(w * window[c, a] for c in channels for w, a in zip(weights, at) if 0 <= a < samples))
    return np.array(out)


def shares(window, dilation_list, counts, draws, biases):
    out = []
    for d, (dilation, count) in enumerate(zip(dilation_list, counts)):
        for k, weights in enumerate(KERNELS):
            response = convolve(window, draws[d * 12 + k // 7], weights, dilation, (d + k) % 2 == 0)
            for _ in range(count):
                out.append((response > biases[len(out)]).mean())
    return out


def fitted_biases(window, dilation_list, counts):
    golden_ratio = (np.sqrt(5) + 1) / 2
    out = []
    for d, (dilation, count) in enumerate(zip(dilation_list, counts)):
        for k, weights in enumerate(KERNELS):
            response = convolve(window, [0], weights, dilation, (d + k) % 2 == 0)
            for _ in range(count):
                out.append(float(np.quantile(response, ((len(out) + 1) * golden_ratio) % 1)))
    return out


def make_shares(random):
    window = random.integers(-30_000, 30_000, (3, 40))
    dilation_list, counts = [1, 4], [2, 1]
    draws = [sorted(random.choice(3, random.integers(1, 4), replace=False).tolist()) for _ in range(24)]
    biases = random.integers(-60_000, 60_000, 84 * sum(counts)).tolist()
    return {
        'spread': [
            {'samples': samples, 'per_kernel': per_kernel, 'dilations': found, 'counts': n}
            for samples, per_kernel in [(200, 24), (200, 119), (40, 3), (9, 2), (33, 1)]
            for found, n in [dilations(samples, per_kernel)]
        ],
        'window': window.tolist(),
        'dilations': dilation_list,
        'counts': counts,
        'draws': draws,
        'biases': biases,
        'shares': shares(window, dilation_list, counts, draws, biases),
        'fitted_biases': fitted_biases(window[:1], *dilations(40, 3)),
    }


def balanced(labels):
    return compute_sample_weight('balanced', labels)


def make_ridge(random):
    """Rows with more columns than rows and with fewer; three classes in three folds."""
    cases = []
    for rows, columns in [(20, 30), (40, 6)]:
        labels = random.integers(0, 3, rows)
        values = random.normal(size=(rows, columns)) + 0.8 * (labels[:, None] == np.arange(columns) % 3)
        values -= np.average(values, axis=0, weights=balanced(labels))
        folds = np.arange(rows) % 3
        targets = np.where(labels[:, None] == np.arange(3), 1.0, -1.0)
        penalty = 4.0
        model = Ridge(penalty).fit(values, targets, balanced(labels))
        left_out = []
        for fold in range(3):
            kept = folds != fold
            part = Ridge(penalty).fit(values[kept], targets[kept], balanced(labels[kept]))
            left_out.append(part.predict(values[~kept]).tolist())
        cases.append({
            'values': values.tolist(), 'labels': labels.tolist(), 'folds': folds.tolist(), 'penalty': penalty,
            'weights': model.coef_.tolist(), 'offsets': model.intercept_.tolist(), 'left_out': left_out,
        })
    return cases


here = Path(__file__).parent
random = np.random.default_rng(7)
(here / 'shares.json').write_text(json.dumps(make_shares(random)))
(here / 'ridge.json').write_text(json.dumps(make_ridge(random)))

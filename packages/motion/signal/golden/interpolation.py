"""Readings at uneven times, none closer together than a grid step, and numpy.interp of them on the grid.

Run: python3 interpolation.py > interpolation.json
"""

import json

import numpy as np

rng = np.random.default_rng(20)
rate_hz = 50
times = 1.7e12 + np.cumsum(rng.uniform(21, 90, 60))
values = rng.normal(0, 10, 60).astype(np.float32)
grid = times[0] + np.arange(int((times[-1] - times[0]) * rate_hz / 1000) + 1) * (1000 / rate_hz)
print(
    json.dumps(
        {
            "rateHz": rate_hz,
            "times": times.tolist(),
            "values": values.tolist(),
            "expected": np.interp(grid, times, values).tolist(),
        }
    )
)

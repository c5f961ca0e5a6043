#!/usr/bin/env python3
"""Golden windows and their features by NumPy and SciPy, written independently of the TypeScript.

    python3 packages/motion/features/golden/make.py

writes golden/windows.json beside this file. Needs numpy and scipy.
"""
import json
from pathlib import Path

import numpy as np
from scipy import signal, stats
from scipy.spatial.transform import Rotation

CUTOFF_HZ = 0.3
HIGHEST_HZ = 10.0
BANDS = [0.75, 1.5, 3.0, 5.0, HIGHEST_HZ]
SHORTEST_PERIOD = 0.24


def channels(window, rate):
    ax, ay, az, gx, gy, gz = window[:6]
    acc, gyro = window[:3], window[3:6]
    gravity = signal.filtfilt(*signal.butter(1, CUTOFF_HZ, fs=rate), acc, axis=1)
    body = acc - gravity
    mean_gravity = gravity.mean(axis=1)
    up = mean_gravity / np.linalg.norm(mean_gravity)
    acc_values, acc_vectors = principal(body)
    gyro_values, gyro_vectors = principal(gyro)
    c = dict(zip(['ax', 'ay', 'az', 'gx', 'gy', 'gz'], window[:6]))
    c['acc_norm'] = np.linalg.norm(acc, axis=0)
    c['gyro_norm'] = np.linalg.norm(gyro, axis=0)
    if len(window) == 9:
        c.update(zip(['mx', 'my', 'mz'], window[6:]))
        c['mag_norm'] = np.linalg.norm(window[6:], axis=0)
    c.update(zip(['gravity_x', 'gravity_y', 'gravity_z'], gravity))
    c.update(zip(['body_x', 'body_y', 'body_z'], body))
    c['jerk_norm'] = np.linalg.norm(np.gradient(acc, 1 / rate, axis=1), axis=0)
    c['acc_vertical'] = up @ body
    c['acc_horizontal'] = np.linalg.norm(body - np.outer(up, up @ body), axis=0)
    c['acc_main'] = acc_vectors[0] @ body
    c['gyro_vertical'] = up @ gyro
    c['gyro_horizontal'] = np.linalg.norm(gyro - np.outer(up, up @ gyro), axis=0)
    c['gyro_main'] = gyro_vectors[0] @ gyro
    return c, up, gravity, (acc_values, acc_vectors), (gyro_values, gyro_vectors)


def principal(points):
    values, vectors = np.linalg.eigh(np.cov(points, bias=True))
    values, vectors = values[::-1], vectors.T[::-1]
    signs = [np.sign(v[np.argmax(np.abs(v))]) for v in vectors]
    return values, vectors * np.array(signs)[:, None]


def earth_orientations(acc, gyro, rate):
    """Sensor to Earth by strapdown integration from the middle sample; the heading is any."""
    n = acc.shape[1]
    steps = Rotation.from_rotvec((gyro[:, 1:] + gyro[:, :-1]).T / 2 / rate)
    turns = [Rotation.identity()] * n
    for i in range(n // 2 + 1, n):
        turns[i] = turns[i - 1] * steps[i - 1]
    for i in range(n // 2 - 1, -1, -1):
        turns[i] = turns[i + 1] * steps[i].inv()
    turns = Rotation.concatenate(turns)
    up = turns.apply(acc.T).mean(axis=0)
    axis = np.cross(up, [0, 0, 1])
    level = Rotation.from_rotvec(axis / np.linalg.norm(axis) * np.arctan2(np.linalg.norm(axis), up[2]))
    return level * turns


def earth_channels(window, rate):
    acc, gyro = window[:3], window[3:6]
    turns = earth_orientations(acc, gyro, rate)
    push = turns.apply(acc.T).T
    push = push - push.mean(axis=1, keepdims=True)
    turning = turns.apply(gyro.T).T
    up = turns.inv().apply([0, 0, 1]).T
    c = {}
    for name, x in (('earth', push), ('turn', turning)):
        level = principal(x[:2])[1] @ x[:2]
        c[f'{name}_vertical'] = x[2]
        c[f'{name}_horizontal'] = np.linalg.norm(x[:2], axis=0)
        c[f'{name}_first'], c[f'{name}_second'] = level
    mean_up = up.mean(axis=1)
    c['earth_tilt'] = np.arccos(np.clip(mean_up @ up / np.linalg.norm(mean_up), -1, 1))
    lean = principal(up)
    c['lean_first'], c['lean_second'] = (lean[1] @ (up - mean_up[:, None]))[:2]
    matrices = turns.as_matrix()
    distance = np.linalg.norm(matrices - matrices.mean(axis=0), axis=(1, 2))
    c['turned'] = 2 * np.arcsin(distance / np.sqrt(8))
    return c, principal(push), principal(turning), lean


def statistics(name, x):
    return {
        f'{name}_mean': np.mean(x),
        f'{name}_std': np.std(x),
        f'{name}_rms': np.sqrt(np.mean(np.square(x))),
        f'{name}_skewness': stats.skew(x),
        f'{name}_kurtosis': stats.kurtosis(x),
        f'{name}_min': np.min(x),
        f'{name}_max': np.max(x),
        f'{name}_median': np.median(x),
        f'{name}_p10': np.percentile(x, 10),
        f'{name}_p90': np.percentile(x, 90),
        f'{name}_iqr': stats.iqr(x),
        f'{name}_mad': stats.median_abs_deviation(x),
    }


def waveform(name, x, rate):
    seconds = len(x) / rate
    d1, d2 = np.diff(x), np.diff(x, 2)
    mobility = np.sqrt(np.var(d1) / np.var(x))
    peaks, _ = signal.find_peaks(x, height=np.mean(x) + np.std(x) / 2)
    return {
        f'{name}_mean_crossings': np.count_nonzero(np.diff(x > np.mean(x))) / seconds,
        f'{name}_peaks': len(peaks) / seconds,
        f'{name}_mean_change': np.mean(np.abs(d1)) * rate,
        f'{name}_mobility': mobility * rate,
        f'{name}_complexity': np.sqrt(np.var(d2) / np.var(d1)) / mobility,
    }


def swing(name, x):
    return {
        f'{name}_offset': abs(np.mean(x)),
        f'{name}_std': np.std(x),
        f'{name}_asymmetry': abs(stats.skew(x)),
        f'{name}_kurtosis': stats.kurtosis(x),
        f'{name}_range': np.ptp(x),
        f'{name}_p10_p90': np.percentile(x, 90) - np.percentile(x, 10),
        f'{name}_iqr': stats.iqr(x),
        f'{name}_mad': stats.median_abs_deviation(x),
    }


def rhythm(name, x, rate):
    x = x - np.mean(x)
    n = len(x)
    full = signal.correlate(x, x, method='direct')[n - 1:n + n // 2]
    r = full / (n - np.arange(len(full))) * n / np.sum(x * x)
    negative = np.flatnonzero(r <= 0)
    first = max(negative[0] if len(negative) else len(r), int(np.ceil(SHORTEST_PERIOD * rate)))
    peaks = [k for k in range(first, len(r) - 1) if r[k] > r[k - 1] and r[k] >= r[k + 1] and r[k] > 0]
    best = max(peaks, key=lambda k: r[k], default=0)
    return {
        f'{name}_period': best / rate,
        f'{name}_regularity': r[best] if best else 0,
        f'{name}_half_period_dip': min(0, r.min()),
    }


def spectrum(name, x, rate):
    n = len(x)
    size = 2 ** int(np.ceil(np.log2(n)))
    taper = signal.get_window('hann', n)
    power = np.abs(np.fft.rfft((x - np.mean(x)) * taper, size)) ** 2
    step = rate / size
    last = min(size // 2, int(np.floor(HIGHEST_HZ / step)))
    p, f = power[1:last + 1], np.arange(1, last + 1) * step
    total = p.sum()
    share = p / total
    peak = int(np.argmax(p))
    half = max(1, int(np.floor(0.5 / step + 0.5)))
    near = share[max(0, peak - half):peak + half + 1].sum()
    others = [k for k in signal.argrelmax(p)[0] if abs(k - peak) > half and p[k] >= p[peak] / 10]
    second = max(others, key=lambda k: p[k], default=None)
    centroid = np.sum(share * f)
    out = {
        f'{name}_log_power': np.log10(total),
        f'{name}_peak_frequency': f[peak],
        f'{name}_peak_share': near,
        f'{name}_second_frequency': 0 if second is None else f[second],
        f'{name}_centroid': centroid,
        f'{name}_spread': np.sqrt(np.sum(share * (f - centroid) ** 2)),
        f'{name}_entropy': stats.entropy(share) / np.log(last),
        f'{name}_flatness': stats.gmean(p) / np.mean(p),
        f'{name}_roll_off': f[np.flatnonzero(np.cumsum(share) >= 0.85)[0]],
    }
    low = 0.0
    for i, edge in enumerate(BANDS):
        inside = (f >= low) & ((f < edge) if edge < HIGHEST_HZ else (f <= edge))
        out[f'{name}_band_{i + 1}'] = share[inside].sum()
        low = edge
    return out


def orientation(up, gravity, rate):
    def angles(a, b):
        cos = np.sum(a * b, axis=0) / np.linalg.norm(a, axis=0) / np.linalg.norm(b, axis=0)
        sin = np.linalg.norm(np.cross(a, b, axis=0), axis=0) / np.linalg.norm(a, axis=0) / np.linalg.norm(b, axis=0)
        return np.arctan2(sin, cos)

    tilt = angles(gravity, np.repeat(up[:, None], gravity.shape[1], axis=1))
    return {
        'up_x': up[0],
        'up_y': up[1],
        'up_z': up[2],
        'pitch': np.arcsin(up[0]),
        'roll': np.arctan2(up[1], up[2]),
        'tilt_mean': tilt.mean(),
        'tilt_max': tilt.max(),
        'tilt_path': angles(gravity[:, 1:], gravity[:, :-1]).mean() * rate,
    }


def axes(acc, gyro, up):
    out = {}
    for name, (values, vectors) in (('acc', acc), ('gyro', gyro)):
        out[f'{name}_linearity'] = 1 - values[1] / values[0]
        out[f'{name}_planarity'] = (values[1] - values[2]) / values[0]
        for i, axis in enumerate('xyz'):
            out[f'{name}_axis_{axis}'] = abs(vectors[0][i])
        out[f'{name}_axis_up'] = abs(vectors[0] @ up)
        out[f'{name}_normal_up'] = abs(vectors[2] @ up)
    out['acc+gyro_axes_aligned'] = abs(acc[1][0] @ gyro[1][0])
    return out


def form(clouds):
    out = {}
    for name, ((values, vectors), up) in clouds.items():
        out[f'{name}_linearity'] = 1 - values[1] / values[0]
        out[f'{name}_planarity'] = (values[1] - values[2]) / values[0]
        out[f'{name}_axis_up'] = abs(vectors[0] @ up)
        out[f'{name}_normal_up'] = abs(vectors[2] @ up)
        out[f'{name}_upright_share'] = np.sum(values * (vectors @ up) ** 2) / np.sum(values)
    for a, b in (('acc', 'gyro'), ('earth', 'turn')):
        out[f'{a}+{b}_axes_aligned'] = abs(clouds[a][0][1][0] @ clouds[b][0][1][0])
    out['earth+turn_per_push'] = np.sqrt(clouds['turn'][0][0].sum() / clouds['earth'][0][0].sum())
    return out


def travel(c, rate, turning, moving):
    def integral(x):
        return np.cumsum(x - np.mean(x)) / rate

    out = {f'{n}_angle_range': np.ptp(integral(c[n])) for n in turning}
    for name in moving:
        velocity = integral(c[name])
        out[f'{name}_velocity_range'] = np.ptp(velocity)
        out[f'{name}_distance_range'] = np.ptp(integral(velocity))
    return out


def intensity(c):
    body = np.array([c['body_x'], c['body_y'], c['body_z']])
    gyro = np.array([c['gx'], c['gy'], c['gz']])
    push, turn = np.mean(body ** 2, axis=1), np.mean(gyro ** 2, axis=1)
    out = {'acc_sma': np.abs(body).sum(axis=0).mean(), 'gyro_sma': np.abs(gyro).sum(axis=0).mean()}
    for i, axis in enumerate('xyz'):
        out[f'acc_share_{axis}'] = push[i] / push.sum()
        out[f'gyro_share_{axis}'] = turn[i] / turn.sum()
    out['acc_vertical_share'] = np.mean(c['acc_vertical'] ** 2) / push.sum()
    out['gyro_vertical_share'] = np.mean(c['gyro_vertical'] ** 2) / turn.sum()
    out['turn_per_push'] = np.sqrt(turn.sum() / push.sum())
    return out


AS_WORN = {
    'statistics': 'ax ay az gx gy gz mx my mz acc_norm gyro_norm mag_norm gravity_x gravity_y gravity_z jerk_norm '
                  'acc_vertical acc_horizontal acc_main gyro_vertical gyro_horizontal gyro_main',
    'waveform': 'body_x body_y body_z gx gy gz acc_norm gyro_norm acc_vertical acc_main gyro_main',
    'rhythm': 'acc_norm gyro_norm acc_vertical acc_main gyro_main',
    'spectrum': 'body_x body_y body_z gx gy gz acc_norm gyro_norm acc_vertical acc_main gyro_main',
    'correlation': 'ax-ay ax-az ay-az gx-gy gx-gz gy-gz ax-gx ay-gy az-gz acc_norm-gyro_norm acc_vertical-gyro_norm '
                   'acc_vertical-gyro_vertical mx-my mx-mz my-mz',
    'strength': 'acc_main-gyro_main acc_vertical-gyro_main',
    'turning': 'gx gy gz gyro_main gyro_vertical',
    'moving': 'acc_vertical acc_main',
}
ANY_ORIENTATION = {
    'statistics': 'acc_norm gyro_norm mag_norm jerk_norm acc_vertical acc_horizontal earth_vertical earth_horizontal '
                  'turn_vertical turn_horizontal earth_tilt turned',
    'swing': 'acc_main gyro_main earth_first earth_second turn_first turn_second lean_first lean_second',
    'waveform': 'acc_norm gyro_norm earth_vertical turn_vertical earth_tilt',
    'unsigned_waveform': 'acc_main gyro_main earth_first turn_first lean_first',
    'rhythm': 'acc_norm gyro_norm earth_vertical acc_main gyro_main lean_first',
    'spectrum': 'acc_norm gyro_norm earth_vertical turn_vertical acc_main gyro_main earth_first earth_second '
                'turn_first turn_second lean_first',
    'correlation': 'acc_norm-gyro_norm earth_vertical-gyro_norm earth_vertical-turn_vertical '
                   'earth_vertical-earth_horizontal earth_vertical-earth_tilt earth_vertical-turned acc_norm-earth_tilt '
                   'earth_horizontal-turn_horizontal',
    'strength': 'acc_main-gyro_main earth_vertical-gyro_main earth_first-turn_first earth_first-turn_second '
                'earth_vertical-turn_first earth_vertical-earth_first turn_vertical-turn_first '
                'earth_vertical-lean_first gyro_main-lean_first',
    'turning': 'gyro_main gyro_vertical turn_vertical turn_first turn_second',
    'moving': 'earth_vertical earth_first earth_second acc_main',
}


def listed(c, profile, rate):
    """What both profiles compute, from the channels each one names."""
    names = {key: [n for n in value.split() if all(part in c for part in n.split('-'))] for key, value in profile.items()}
    out = {}
    for name in names['statistics']:
        out.update(statistics(name, c[name]))
    for name in names.get('swing', []):
        out.update(swing(name, c[name]))
    for name in names['waveform']:
        out.update(waveform(name, c[name], rate))
    for name in names.get('unsigned_waveform', []):
        found = waveform(name, c[name], rate)
        del found[f'{name}_peaks']
        out.update(found)
    for name in names['spectrum']:
        out.update(spectrum(name, c[name], rate))
    for name in names['rhythm']:
        out.update(rhythm(name, c[name], rate))
    for pair in names['correlation'] + names['strength']:
        a, b = pair.split('-')
        r = stats.pearsonr(c[a], c[b])[0]
        out[f'{a}_{b}_correlation'] = abs(r) if pair in names['strength'] else r
    out.update(travel(c, rate, names['turning'], names['moving']))
    return out


def features(window, rate, profile='as_worn'):
    c, up, gravity, acc, gyro = channels(window, rate)
    if profile == 'as_worn':
        out = listed(c, AS_WORN, rate)
        out.update(orientation(up, gravity, rate))
        out.update(axes(acc, gyro, up))
        out.update(intensity(c))
    else:
        earth, push, turning, lean = earth_channels(window, rate)
        out = listed({**c, **earth}, ANY_ORIENTATION, rate)
        upward = np.array([0, 0, 1])
        out.update(form({'acc': (acc, up), 'gyro': (gyro, up), 'earth': (push, upward), 'turn': (turning, upward),
                         'lean': (lean, up)}))
    return {name: float(value) for name, value in out.items()}


def make_window(rng, rate, samples, rep_hz, reach, noise, magnetometer):
    """Some reps about a tilted posture: smooth, correlated across axes, with noise."""
    t = np.arange(samples) / rate
    phase = 2 * np.pi * (rep_hz * t + rng.uniform())
    posture = rng.normal(size=3)
    acc = 9.81 * (posture / np.linalg.norm(posture))[:, None] * np.ones(samples)
    acc = acc + reach * np.outer(rng.normal(size=3), np.sin(phase)) + reach / 3 * np.outer(rng.normal(size=3), np.sin(2 * phase + 1))
    gyro = reach / 2 * np.outer(rng.normal(size=3), np.cos(phase)) + reach / 5 * np.outer(rng.normal(size=3), np.cos(3 * phase))
    rows = [*acc, *gyro]
    if magnetometer:
        rows += [*(30 * rng.normal(size=(3, 1)) + 8 * np.outer(rng.normal(size=3), np.sin(phase + 0.5)))]
    rows = np.array(rows)
    scale = np.repeat([noise, noise / 4, noise * 2], 3)[:len(rows), None]
    return (rows + scale * rng.normal(size=rows.shape)).astype(np.float32)


def main():
    rng = np.random.default_rng(20260101)
    cases = [
        ('slow reps', 50, 200, 0.45, 2.0, 0.2, True),
        ('quick reps', 50, 200, 1.3, 4.0, 0.5, True),
        ('rest', 50, 200, 0.2, 0.02, 0.03, True),
        ('no magnetometer', 50, 200, 0.8, 3.0, 0.3, False),
        ('another shape', 25, 75, 0.9, 2.5, 0.3, False),
    ]
    golden = []
    for name, rate, samples, rep_hz, reach, noise, magnetometer in cases:
        window = make_window(rng, rate, samples, rep_hz, reach, noise, magnetometer)
        golden.append({
            'name': name,
            'rate_hz': rate,
            'axes': [[float(str(v)) for v in row] for row in window],
            'features': {p: features(window.astype(np.float64), rate, p) for p in ['as_worn', 'any_orientation']},
        })
    path = Path(__file__).with_name('windows.json')
    path.write_text(json.dumps(golden, separators=(',', ':')) + '\n')
    print(f'{path.name}: {len(golden)} windows, {[[len(f) for f in g["features"].values()] for g in golden]} features')


if __name__ == '__main__':
    main()

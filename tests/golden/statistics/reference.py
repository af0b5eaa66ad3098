"""Reference values for tests/unit/statistics, made by other means than src/statistics uses.

    python3 tests/golden/statistics/reference.py > tests/golden/statistics/reference.json

Quantiles, means and normal quantiles are the standard library's. Cumulative incidence comes from
Efron's redistribution to the right in exact fractions: every run starts with the same mass, an open
run hands its mass in equal parts to the runs that last longer, and the incidence is the mass that
arrived. The generator is transcribed from the published C with Python's unbounded integers.
"""

import json
import statistics
from fractions import Fraction

normal = statistics.NormalDist()


def agresti_coull(successes, trials):
    # Half of z squared is added to both the successes and the failures; then the textbook interval.
    z = normal.inv_cdf(0.975)
    yes, no = successes + z * z / 2, trials - successes + z * z / 2
    both = yes + no
    half = z * (yes * no / both**3) ** 0.5
    return [max(0.0, yes / both - half), min(1.0, yes / both + half)]


def masses(courses):
    """Mass with which each course arrives, events before open runs at equal times."""
    order = sorted(courses, key=lambda course: (course[0], course[1] == 'open'))
    mass = [Fraction(1, len(order))] * len(order)
    for i, (time, outcome) in enumerate(order):
        if outcome != 'open':
            continue
        later = [j for j in range(i + 1, len(order))]
        for j in later:
            mass[j] += mass[i] / len(later)
        mass[i] = Fraction(0)
    return [(time, outcome, m) for (time, outcome), m in zip(order, mass)]


def incidence(courses):
    share, jumps = Fraction(0), {}
    for time, outcome, mass in masses(courses):
        if outcome == 'reached' and mass > 0:
            share += mass
            jumps[time] = float(share)
    return [{'timeMs': time, 'share': share} for time, share in jumps.items()]


def restricted_mean(courses, horizon):
    arrived = [(t, m) for t, outcome, m in masses(courses) if outcome == 'reached']
    rest = 1 - sum(m for _, m in arrived)
    return float(sum(m * min(t, horizon) for t, m in arrived) + rest * horizon)


def mask(x):
    return x & 0xFFFFFFFF


def rotl(x, k):
    return mask(x << k) | (x >> (32 - k))


def xoshiro128ss(seed, count):
    state, s = seed, []
    for _ in range(4):
        state = mask(state + 0x9E3779B9)
        z = state ^ (state >> 16)
        z = mask(z * 0x21F0AAAD)
        z ^= z >> 15
        z = mask(z * 0x735A2D97)
        s.append(z ^ (z >> 15))
    out = []
    for _ in range(count):
        out.append(mask(rotl(mask(s[1] * 5), 7) * 9) / 2**32)
        t = mask(s[1] << 9)
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotl(s[3], 11)
    return out


values = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5]
courses = [
    (120, 'reached'), (180, 'reached'), (180, 'gave-up'), (200, 'open'), (240, 'reached'),
    (240, 'open'), (300, 'gave-up'), (300, 'reached'), (300, 'reached'), (420, 'open'),
    (500, 'reached'), (650, 'gave-up'), (900, 'reached'), (1000, 'open'),
]
settled = [course for course in courses if course[1] != 'open']
cv, share = 0.9, 0.2
certainty = (normal.inv_cdf(0.975) + normal.inv_cdf(0.8)) ** 2

print(json.dumps({
    'values': values,
    'mean': statistics.fmean(values),
    'standardDeviation': statistics.stdev(values),
    'quartiles': statistics.quantiles(values, n=4, method='inclusive'),
    'fortieths': statistics.quantiles(values, n=40, method='inclusive'),
    'agrestiCoull': [[k, n, agresti_coull(k, n)] for k, n in [(0, 10), (1, 10), (5, 10), (37, 120), (10, 10)]],
    'courses': [{'timeMs': t, 'outcome': o} for t, o in courses],
    'incidence': incidence(courses),
    'restrictedMean': [[h, restricted_mean(courses, h)] for h in (100, 250, 300, 1000, 5000)],
    'settled': [{'timeMs': t, 'outcome': o} for t, o in settled],
    'settledIncidence': incidence(settled),
    'random': [[seed, xoshiro128ss(seed, 5)] for seed in (0, 1, 4294967295)],
    'runsToSee': {'cv': cv, 'share': share, 'runs': 2 * certainty * cv**2 / share**2},
}, indent=2))

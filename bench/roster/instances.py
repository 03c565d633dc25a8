#!/usr/bin/env python3
"""Makes a roster instance of any size: format balai-roster-instance/1 (README.md has the fields).

    instances.py --seed 1 --units 250 --staff 18000 --days 14 --out city-s1-d14.json

The same arguments give the same bytes on any machine: the only chance is Python's Mersenne Twister
through random.Random(seed).random(), the order of the draws is part of the format, and everything
after a draw is plain arithmetic. Prints the SHA-256 of what it wrote.
"""
import argparse
import hashlib
import json
import math
import random

ROLES = ["loket", "teknis", "pengawas"]  # counter, technical and field, supervisor
LEAST = 8  # people in the smallest unit


class Draws:
    """The stream of draws."""

    def __init__(self, seed):
        self.unit = random.Random(seed).random

    def whole(self, low, high):
        """A whole number from low to high, both included."""
        return low + int(self.unit() * (high - low + 1))

    def chance(self, p):
        return self.unit() < p


def sizes(draws, units, staff):
    """Sizes of units: log-normal with sigma 0.95, none below LEAST, together exactly `staff`."""
    weights = []
    for _ in range(units):
        # Box and Muller; the radius is drawn before the angle.
        radius = math.sqrt(-2 * math.log(max(draws.unit(), 1e-12)))
        weights.append(math.exp(0.95 * (radius * math.cos(2 * math.pi * draws.unit()))))
    total = sum(weights)
    size = [max(LEAST, int(staff * w / total)) for w in weights]
    # Rounding is made up one person at a time, the largest units first, round after round.
    by_size = sorted(range(units), key=lambda u: (-size[u], u))
    rest, turn = staff - sum(size), 0
    while rest:
        step = 1 if rest > 0 else -1
        unit = by_size[turn % units]
        if size[unit] + step >= LEAST:
            size[unit] += step
            rest -= step
        turn += 1
    return size


def roles_held(x):
    for below, roles in ((0.45, [0]), (0.75, [1]), (0.90, [0, 1]), (0.97, [0, 1, 2])):
        if x < below:
            return roles
    return [2]


def person(draws, unit, number, days):
    roles = roles_held(draws.unit())
    vulnerable = draws.chance(0.10)
    off = set()
    for share, (shortest, longest) in ((0.08, (5, 14)), (0.10, (1, 3))):  # isolation or illness; leave
        if draws.chance(share):
            first = draws.whole(0, days - 1)
            off.update(range(first, min(days, first + draws.whole(shortest, longest))))
    wishes = {}
    for _ in range(draws.whole(0, 2)):
        day = draws.whole(0, days - 1)
        wishes[day] = draws.whole(1, 6)
    return {
        "id": f"u{unit:03d}p{number:04d}",
        "roles": roles,
        "vulnerable": vulnerable,
        "off": sorted(off),
        "hist": draws.whole(0, 4),
        "pref": [[day, wishes[day]] for day in sorted(wishes)],
    }


def wanted(draws, day, cap, load):
    """People wanted on a working day: 50-95 % of the cap, less on weekends; counter, technical, supervisor."""
    quiet = 0.6 if day % 7 in (5, 6) else 1.0
    total = min(max(1, int(cap * load * quiet * (0.85 + 0.3 * draws.unit()))), cap)
    supervisors = max(1 if cap >= 3 else 0, int(total * 0.10))
    others = max(0, total - supervisors)
    counter = int(others * 0.6 + 0.5)
    return [counter, others - counter, supervisors]


def unit(draws, number, n, days):
    field = draws.chance(0.25)
    work = [d for d in range(days) if field or d % 7 not in (5, 6)]
    cap = n * 25 // 100
    people = [person(draws, number, i, days) for i in range(n)]
    load = 0.50 + 0.45 * draws.unit()
    demand = [wanted(draws, d, cap, load) if d in work else [0, 0, 0] for d in range(days)]
    return {
        "unit": f"u{number:03d}",
        "n": n,
        "cap": cap,
        "field": field,
        "work_days": work,
        "demand": demand,
        "people": people,
    }


def instance(seed, units, staff, days):
    draws = Draws(seed)
    made = [unit(draws, u, n, days) for u, n in enumerate(sizes(draws, units, staff))]
    return {"format": "balai-roster-instance/1", "seed": seed, "days": days, "roles": ROLES, "units": made}


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, usual in (("seed", 1), ("units", 250), ("staff", 18000), ("days", 14)):
        words.add_argument(f"--{name}", type=int, default=usual)
    words.add_argument("--out", required=True)
    asked = words.parse_args()
    made = instance(asked.seed, asked.units, asked.staff, asked.days)
    text = json.dumps(made, separators=(",", ":"), sort_keys=True)
    with open(asked.out, "w", encoding="utf-8") as file:
        file.write(text)
    print(asked.out, "sha256", hashlib.sha256(text.encode()).hexdigest())


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Judges a solution by the definition alone: every hard rule, and the objective recounted.

    check.py INSTANCE SOLUTION TIER

Prints `objective N` and the sums it is made of; then every violation. Exit 1 if there is any.
No claim of a solver counts unless this agrees.
"""
import json
import sys
from collections import Counter

MISSING = (1000, 1000, 3000)
STINT, LONGEST, PODS, BLOCK = 4, 5, 4, 2


def judge_person(member, days, tier, work):
    """Costs of one person and the rules broken by the days alone."""
    costs = Counter(fairness=(member["hist"] + len(days)) ** 2 - member["hist"] ** 2)
    costs["preference"] = sum(cost for day, cost in member["pref"] if day in days)
    broken = []
    if tier != "A":
        starts = [d for d in days if d - 1 not in days]
        costs["stints"] = STINT * len(starts)
        broken += [f"day {d}: more than {LONGEST} days in a row" for d in starts if all(d + k in days for k in range(LONGEST + 1))]
    if tier == "C" and len({work.index(d) // BLOCK % PODS for d in days if d in work}) > 1:
        broken.append("days of two pods")
    return costs, broken


def judge_unit(unit, assign, tier, say):
    costs, days, held = Counter(), {}, Counter()
    for day, i, role in assign:
        member = unit["people"][i]
        for wrong, words in (
            (member["vulnerable"], "is never on site"),
            (day in member["off"], "is not available"),
            (day not in unit["work_days"], "the unit does not work"),
            (role not in member["roles"], f"does not hold role {role}"),
            (day in days.get(i, ()), "has two roles"),
        ):
            if wrong:
                say(f"{unit['unit']}, person {i}, day {day}: {words}")
        days.setdefault(i, set()).add(day)
        held[day, role] += 1
    for day, demand in enumerate(unit["demand"]):
        here = sum(held[day, role] for role in range(len(demand)))
        if here > unit["cap"]:
            say(f"{unit['unit']}, day {day}: {here} on site, cap {unit['cap']}")
        for role, wanted in enumerate(demand):
            if held[day, role] > wanted:
                say(f"{unit['unit']}, day {day}, role {role}: {held[day, role]} come, {wanted} wanted")
            costs["missing"] += MISSING[role] * max(0, wanted - held[day, role])
    for i, mine in days.items():
        own, broken = judge_person(unit["people"][i], mine, tier, unit["work_days"])
        costs.update(own)
        for words in broken:
            say(f"{unit['unit']}, person {i}: {words}")
    return costs


def judge(instance, solution, tier):
    """The objective, its parts and the violations."""
    violations, costs = [], Counter()
    for unit in instance["units"]:
        assign = solution["units"].get(unit["unit"], {}).get("assign", [])
        costs.update(judge_unit(unit, assign, tier, violations.append))
    return sum(costs.values()), dict(costs), violations


def main():
    if len(sys.argv) != 4 or sys.argv[3] not in ("A", "B", "C"):
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as a, open(sys.argv[2], encoding="utf-8") as b:
        objective, costs, violations = judge(json.load(a), json.load(b), sys.argv[3])
    print("objective", objective, costs)
    for words in violations:
        print("VIOLATION", words)
    sys.exit(bool(violations))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""The same instances in OR-Tools: tier A as a min-cost flow, all tiers in CP-SAT.

    peers.py flow INSTANCE
    peers.py cp-sat INSTANCE TIER --setting eight|linear [--limit S] [--units N] [--start]

Prints one JSON object: objective, bound, units proven, CPU seconds (user + sys, the building of the
models included, reading the file and importing the library not). --limit is wall seconds a unit;
--start gives CP-SAT the flow's roster as a hint.
"""
import argparse
import json
import resource

MISSING = (1000, 1000, 3000)
STINT, LONGEST, PODS, BLOCK = 4, 5, 4, 2


def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def choices(unit):
    """(person, {day: [roles]}) of everyone who can come at all."""
    for i, member in enumerate(unit["people"]):
        if member["vulnerable"]:
            continue
        days = {}
        for day in unit["work_days"]:
            roles = [r for r in member["roles"] if unit["demand"][day][r] > 0]
            if roles and day not in member["off"]:
                days[day] = roles
        if days:
            yield i, member, days


def flow(unit):
    """The optimum of tier A and who comes, by SimpleMinCostFlow."""
    from ortools.graph.python import min_cost_flow

    net = min_cost_flow.SimpleMinCostFlow()
    arc = net.add_arc_with_capacity_and_unit_cost
    source, sink, nodes = 0, 1, 2
    slots, total = {}, 0
    for day in unit["work_days"]:
        for role, wanted in enumerate(unit["demand"][day]):
            if wanted:
                slots[day, role] = nodes
                arc(nodes, sink, wanted, 0)
                arc(source, nodes, wanted, MISSING[role])
                nodes, total = nodes + 1, total + wanted
    links = {}
    for i, member, days in choices(unit):
        person, nodes = nodes, nodes + 1
        wishes = dict(map(tuple, member["pref"]))
        for k in range(len(days)):
            arc(source, person, 1, 2 * (member["hist"] + k) + 1)
        for day, roles in days.items():
            cell, nodes = nodes, nodes + 1
            arc(person, cell, 1, wishes.get(day, 0))
            for role in roles:
                links[i, day, role] = arc(cell, slots[day, role], 1, 0)
    if total == 0:
        return 0, set()
    net.set_node_supply(source, total)
    net.set_node_supply(sink, -total)
    if net.solve() != net.OPTIMAL:
        raise SystemExit(f"no optimum for {unit['unit']}")
    return net.optimal_cost(), {link for link, a in links.items() if net.flow(a) > 0}


def model(unit, days_of_city, tier, hint):
    from ortools.sat.python import cp_model

    cp = cp_model.CpModel()
    cost, here, seats = [], {}, {}
    for i, member, days in choices(unit):
        wishes = dict(map(tuple, member["pref"]))
        comes = {}
        for day, roles in days.items():
            takes = []
            for role in roles:
                x = cp.new_bool_var("")
                if hint is not None:
                    cp.add_hint(x, (i, day, role) in hint)
                seats.setdefault((day, role), []).append(x)
                takes.append(x)
            comes[day] = takes[0]
            if len(takes) > 1:
                comes[day] = cp.new_bool_var("")
                cp.add(sum(takes) == comes[day])
            here.setdefault(day, []).append(comes[day])
            cost.append(wishes.get(day, 0) * comes[day])
        steps = [cp.new_bool_var("") for _ in days]
        cp.add(sum(comes.values()) == sum(steps))
        cost += [(2 * (member["hist"] + k) + 1) * step for k, step in enumerate(steps)]
        if tier != "A":
            couple(cp, comes, days_of_city, cost)
        if tier == "C":
            pods = [cp.new_bool_var("") for _ in range(PODS)]
            cp.add_exactly_one(pods)
            for day, x in comes.items():
                cp.add_implication(x, pods[unit["work_days"].index(day) // BLOCK % PODS])
    for day in unit["work_days"]:
        for role, wanted in enumerate(unit["demand"][day]):
            if wanted:
                short = cp.new_int_var(0, wanted, "")
                cp.add(sum(seats.get((day, role), [])) + short == wanted)
                cost.append(MISSING[role] * short)
        cp.add(sum(here.get(day, [])) <= unit["cap"])
    cp.minimize(sum(cost))
    return cp


def couple(cp, comes, days, cost):
    """At most LONGEST days in a row, and a cost for every stint."""
    for first in range(days - LONGEST):
        run = [comes[d] for d in range(first, first + LONGEST + 1) if d in comes]
        if len(run) > LONGEST:
            cp.add(sum(run) <= LONGEST)
    for day, x in comes.items():
        start = cp.new_bool_var("")
        cp.add(start >= x - (comes[day - 1] if day - 1 in comes else 0))
        cost.append(STINT * start)


def cp_sat(unit, days, asked):
    from ortools.sat.python import cp_model

    cp = model(unit, days, asked.tier, flow(unit)[1] if asked.start else None)
    solver = cp_model.CpSolver()
    solver.parameters.random_seed = 1
    solver.parameters.max_time_in_seconds = asked.limit
    if asked.setting == "eight":
        solver.parameters.num_workers = 8
    else:
        solver.parameters.num_workers = 1
        solver.parameters.linearization_level = 2
    status = solver.solve(cp)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        nothing = sum(MISSING[r] * n for day in unit["demand"] for r, n in enumerate(day))
        return nothing, 0.0, False
    return int(solver.objective_value), solver.best_objective_bound, status == cp_model.OPTIMAL


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("method", choices=("flow", "cp-sat"))
    words.add_argument("instance")
    words.add_argument("tier", nargs="?", default="A", choices=("A", "B", "C"))
    words.add_argument("--setting", choices=("eight", "linear"), default="eight")
    words.add_argument("--limit", type=float, default=15)
    words.add_argument("--units", type=int)
    words.add_argument("--start", action="store_true")
    asked = words.parse_args()
    with open(asked.instance, encoding="utf-8") as file:
        city = json.load(file)
    import ortools.graph.python.min_cost_flow, ortools.sat.python.cp_model  # noqa: E401, F401

    begun, rows = cpu(), []
    for unit in city["units"][: asked.units]:
        if asked.method == "flow":
            value = flow(unit)[0]
            rows.append((value, value, True))
        else:
            rows.append(cp_sat(unit, city["days"], asked))
    print(json.dumps({
        "objective": sum(r[0] for r in rows),
        "bound": sum(r[1] for r in rows),
        "proven": sum(r[2] for r in rows),
        "units": len(rows),
        "cpu_seconds": round(cpu() - begun, 3),
    }))


if __name__ == "__main__":
    main()

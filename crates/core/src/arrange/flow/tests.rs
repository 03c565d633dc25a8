//! Flows against every subset of the arcs of small networks.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use proptest::prelude::*;

/// Random layered network: source, people, jobs, sink.
#[derive(Debug, Clone)]
struct Case {
    people: usize,
    jobs: usize,
    edges: Vec<(usize, usize, i64)>,
    worth: Vec<i64>,
    room: i64,
}

fn cases() -> impl Strategy<Value = Case> {
    (1usize..5, 1usize..4).prop_flat_map(|(people, jobs)| {
        (
            proptest::collection::vec((0..people, 0..jobs, -2i64..4), 0..8),
            proptest::collection::vec(0i64..9, jobs),
            1i64..4,
        )
            .prop_map(move |(edges, worth, room)| Case { people, jobs, edges, worth, room })
    })
}

fn build(case: &Case) -> (Network, Node, Node, Vec<Arc>) {
    let mut net = Network::new();
    let source = net.node();
    let people: Vec<Node> = (0..case.people).map(|_| net.node()).collect();
    let jobs: Vec<Node> = (0..case.jobs).map(|_| net.node()).collect();
    let hall = net.node();
    let sink = net.node();
    for &p in &people {
        net.convex(source, p, 2, 0);
    }
    let arcs = case.edges.iter().map(|&(p, j, c)| net.arc(people[p], jobs[j], 1, c)).collect();
    for (&j, &w) in jobs.iter().zip(&case.worth) {
        net.arc(j, hall, 1, -w);
    }
    net.arc(hall, sink, case.room, 0);
    (net, source, sink, arcs)
}

/// Every subset of the edges, judged by hand.
fn brute(case: &Case, banned: Option<usize>) -> i64 {
    let mut best = 0;
    for mask in 0u32..1 << case.edges.len() {
        let (mut load, mut used, mut cost) = (vec![0i64; case.people], vec![0i64; case.jobs], 0);
        for (e, &(p, j, c)) in case.edges.iter().enumerate().filter(|(e, _)| mask >> e & 1 == 1) {
            load[p] += 1;
            used[j] += 1;
            cost += c - case.worth[j] + if Some(e) == banned { 1_000_000 } else { 0 };
        }
        let fits = load.iter().all(|&l| l <= 2) && used.iter().all(|&u| u <= 1);
        if fits && i64::from(mask.count_ones()) <= case.room {
            best = best.min(cost + load.iter().map(|l| l * l).sum::<i64>());
        }
    }
    best
}

proptest! {
    #[test]
    fn the_flow_is_the_cheapest_of_all_subsets(case in cases()) {
        let (mut net, source, sink, _) = build(&case);
        prop_assert_eq!(net.minimise(source, sink), brute(&case, None));
    }

    #[test]
    fn forbidding_an_arc_mends_to_the_new_optimum(case in cases(), pick in 0usize..8) {
        let (mut net, source, sink, arcs) = build(&case);
        let before = net.minimise(source, sink);
        if let Some(&arc) = arcs.get(pick) {
            let added = net.forbid(arc);
            prop_assert_eq!(before + added, brute(&case, Some(pick)));
            prop_assert_eq!(net.total(), before + added);
            prop_assert_eq!(net.flow(arc), 0);
        }
    }

    #[test]
    fn any_flow_to_begin_with_leads_to_the_optimum(case in cases(), mask in 0u32..256, pick in 0usize..8) {
        let (mut net, source, sink, arcs) = build(&case);
        let at = |n: usize| Arc(position(n));
        let jobs = case.people + arcs.len();
        let path = |(e, &(p, j, _)): (usize, &(usize, usize, i64))| {
            [at(p), arcs[e], at(jobs + j), at(jobs + case.jobs)]
        };
        let chosen = case.edges.iter().enumerate().filter(|(e, _)| mask >> e & 1 == 1);
        let paths: Vec<_> = chosen.map(path).collect();
        let cost = net.minimise_from((source, sink), &paths);
        prop_assert_eq!(cost, brute(&case, None));
        if let Some(&arc) = arcs.get(pick) {
            prop_assert_eq!(cost + net.forbid(arc), brute(&case, Some(pick)));
        }
    }

    #[test]
    fn prices_prove_the_optimum(case in cases()) {
        let (mut net, source, sink, _) = build(&case);
        net.minimise(source, sink);
        // Unreached people have no price; every other half-arc with room must not be worth a detour.
        net.search(source.0, sink.0);
        for v in (0..net.price.len()).filter(|&v| net.distance[v] < FAR) {
            for half in net.halves[net.out(v)].iter().filter(|half| half.room > 0) {
                prop_assert!(net.reduced(v, *half) >= 0);
            }
        }
    }
}

#[test]
fn nothing_flows_where_nothing_is_gained() {
    let mut net = Network::new();
    let (a, b) = (net.node(), net.node());
    let arc = net.arc(a, b, 5, 2);
    assert_eq!(net.minimise(a, b), 0);
    assert_eq!(net.flow(arc), 0);
}

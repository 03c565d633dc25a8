//! Min-cost flow in integers: the one piece of mathematics under the roster.
//!
//! It knows nodes, arcs, capacities and costs and nothing of people or posts. [`Network::minimise`]
//! finds, among all flow values, a flow from a source to a sink of least cost, and keeps prices
//! (the dual solution) that prove it. [`Network::forbid`] takes an arc away afterwards and mends
//! the optimum along shortest paths instead of solving again; repairs of a roster live on that.
//!
//! Method: primal-dual. Dijkstra on reduced costs gives the next length of a path, Dinic's
//! blocking flow pushes along all paths of that length at once, until no path of negative cost is
//! left. With `L` different path lengths, `V` nodes and `E` arcs: O(L (E log V + B)), where `B` is
//! one blocking flow, O(E sqrt V) on the unit-capacity networks of a roster. `L` is small because
//! costs are small integers times a few weights. Memory: 40 bytes an arc, 40 bytes a node.
//!
//! Everything is deterministic: ties fall by the order in which nodes and arcs were added.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A node of a [`Network`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node(u32);

/// An arc of a [`Network`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arc(u32);

/// Farther than any path: no node is that far.
const FAR: i64 = i64::MAX / 4;
/// No arc, no level.
const NONE: u32 = u32::MAX;

/// A network with capacities and costs, and the flow on it.
#[derive(Debug, Clone, Default)]
pub struct Network {
    /// Where each half-arc leads. Half-arc `2k` is arc `k`, `2k + 1` its way back.
    head: Vec<u32>,
    /// What can still be pushed along each half-arc.
    room: Vec<i64>,
    /// Cost of a unit along each half-arc.
    cost: Vec<i64>,
    /// Half-arcs leaving a node: `leaving[first[v]..first[v + 1]]`.
    first: Vec<u32>,
    leaving: Vec<u32>,
    /// Dual price of each node; every half-arc with room has a reduced cost of at least 0.
    price: Vec<i64>,
    /// Scratch of the searches.
    distance: Vec<i64>,
    came_by: Vec<u32>,
}

impl Network {
    /// An empty network.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a node.
    pub fn node(&mut self) -> Node {
        self.price.push(0);
        Node(position(self.price.len() - 1))
    }

    /// Adds an arc on which at most `capacity` units flow at `cost` each. Costs may be negative,
    /// but not around a cycle. No arc is added after [`Self::minimise`].
    pub fn arc(&mut self, from: Node, to: Node, capacity: i64, cost: i64) -> Arc {
        let arc = Arc(position(self.head.len()));
        self.head.extend([to.0, from.0]);
        self.room.extend([capacity, 0]);
        self.cost.extend([cost, -cost]);
        arc
    }

    /// Adds arcs whose units cost 2b + 1, 2b + 3, 2b + 5 ..., `b` being `before`.
    pub fn convex(&mut self, from: Node, to: Node, capacity: i64, before: i64) {
        for k in 0..capacity {
            self.arc(from, to, 1, 2 * (before + k) + 1);
        }
    }

    /// Units on an arc.
    #[must_use]
    pub fn flow(&self, arc: Arc) -> i64 {
        self.room[back(arc.0)]
    }

    /// True if a unit could flow here in some flow of the same least cost: its reduced cost is 0.
    #[must_use]
    pub fn is_tight(&self, arc: Arc) -> bool {
        self.reduced(arc.0) == 0
    }

    /// True if another unit could flow here in some flow of the same least cost.
    #[must_use]
    pub fn is_usable(&self, arc: Arc) -> bool {
        self.room[arc.0 as usize] > 0 && self.is_tight(arc)
    }

    /// Finds the flow of least cost from `source` to `sink`, of whatever value, and returns its cost.
    pub fn minimise(&mut self, source: Node, sink: Node) -> i64 {
        let bypass = self.arc(source, sink, FAR, 0);
        self.index();
        self.first_prices(source);
        loop {
            self.search(source.0, sink.0);
            self.raise_prices(sink.0);
            if self.price[sink.0 as usize] >= self.price[source.0 as usize] {
                break;
            }
            self.push_tight(source.0, sink.0);
        }
        // From here on value may leave and enter at no cost: repairs find a path in any case.
        self.room[back(bypass.0)] = FAR;
        self.total()
    }

    /// Takes an arc out of use. Whatever flowed on it finds the cheapest other way, so that the
    /// flow is again one of least cost. One Dijkstra for each unit. Returns the added cost.
    pub fn forbid(&mut self, arc: Arc) -> i64 {
        let (to, from) = (self.head[arc.0 as usize], self.head[back(arc.0)]);
        let mut units = self.flow(arc);
        let mut added = -units * self.cost[arc.0 as usize];
        self.room[arc.0 as usize] = 0;
        self.room[back(arc.0)] = 0;
        while units > 0 {
            self.search(from, to);
            if self.distance[to as usize] >= FAR {
                break;
            }
            self.raise_prices(to);
            let path = self.path(from, to);
            let pushed = path.iter().map(|&a| self.room[a as usize]).min().unwrap_or(0).min(units);
            for a in path {
                added += pushed * self.cost[a as usize];
                self.push(a, pushed);
            }
            units -= pushed;
        }
        added
    }

    /// Moves one unit from one tight arc to another. The caller moves as many units into every
    /// node as out of it; the cost of the flow then stays the least.
    pub fn shift(&mut self, from: Arc, to: Arc) {
        debug_assert!(self.is_tight(from) && self.is_tight(to), "only tight arcs keep the optimum");
        self.push(from.0 ^ 1, 1);
        self.push(to.0, 1);
    }

    fn total(&self) -> i64 {
        let arcs = self.head.len() / 2 - 1;
        (0..arcs).map(|k| self.room[2 * k + 1] * self.cost[2 * k]).sum()
    }

    fn reduced(&self, a: u32) -> i64 {
        let (to, from) = (self.head[a as usize] as usize, self.head[back(a)] as usize);
        self.cost[a as usize] + self.price[from] - self.price[to]
    }

    fn push(&mut self, a: u32, units: i64) {
        self.room[a as usize] -= units;
        self.room[back(a)] += units;
    }

    /// Sorts half-arcs by the node they leave, in the order they were added.
    fn index(&mut self) {
        let nodes = self.price.len();
        self.first = vec![0; nodes + 1];
        for a in 0..self.head.len() {
            self.first[self.head[a ^ 1] as usize + 1] += 1;
        }
        for v in 0..nodes {
            self.first[v + 1] += self.first[v];
        }
        let mut next = self.first.clone();
        self.leaving = vec![0; self.head.len()];
        for a in 0..self.head.len() {
            let slot = &mut next[self.head[a ^ 1] as usize];
            self.leaving[*slot as usize] = position(a);
            *slot += 1;
        }
        self.distance = vec![FAR; nodes];
        self.came_by = vec![NONE; nodes];
    }

    /// Half-arcs leaving a node, as a range of `leaving`.
    fn out(&self, v: usize) -> std::ops::Range<usize> {
        self.first[v] as usize..self.first[v + 1] as usize
    }

    /// Prices before any flow: Bellman and Ford, node after node in the order of creation. Where
    /// arcs lead from older to newer nodes one round does it, and a second one sees that.
    fn first_prices(&mut self, source: Node) {
        let mut far = vec![FAR; self.price.len()];
        far[source.0 as usize] = 0;
        for _ in 0..self.price.len() {
            let mut changed = false;
            for v in 0..self.price.len() {
                if far[v] == FAR {
                    continue;
                }
                for i in self.out(v) {
                    let a = self.leaving[i] as usize;
                    let (w, through) = (self.head[a] as usize, far[v] + self.cost[a]);
                    if self.room[a] > 0 && through < far[w] {
                        far[w] = through;
                        changed = true;
                    }
                }
            }
            if !changed {
                break;
            }
        }
        for (price, far) in self.price.iter_mut().zip(far) {
            *price = if far == FAR { 0 } else { far };
        }
    }

    /// Dijkstra on reduced costs; stops when `target` is settled.
    fn search(&mut self, from: u32, target: u32) {
        self.distance.fill(FAR);
        self.came_by.fill(NONE);
        self.distance[from as usize] = 0;
        let mut heap = BinaryHeap::from([Reverse((0, from))]);
        while let Some(Reverse((d, v))) = heap.pop() {
            if v == target {
                break;
            }
            if d > self.distance[v as usize] {
                continue;
            }
            for i in self.out(v as usize) {
                let a = self.leaving[i];
                if self.room[a as usize] <= 0 {
                    continue;
                }
                let (w, through) = (self.head[a as usize], d + self.reduced(a));
                if through < self.distance[w as usize] {
                    self.distance[w as usize] = through;
                    self.came_by[w as usize] = a;
                    heap.push(Reverse((through, w)));
                }
            }
        }
    }

    /// Adds the distances to the prices, none more than that of the target: beyond it nothing is settled.
    fn raise_prices(&mut self, target: u32) {
        let limit = self.distance[target as usize];
        for (price, &d) in self.price.iter_mut().zip(&self.distance) {
            *price += d.min(limit);
        }
    }

    /// The half-arcs of the path that the last search found.
    fn path(&self, from: u32, to: u32) -> Vec<u32> {
        let mut arcs = vec![];
        let mut at = to;
        while at != from {
            let a = self.came_by[at as usize];
            arcs.push(a);
            at = self.head[back(a)];
        }
        arcs
    }

    /// Dinic: pushes as much as tight arcs carry.
    fn push_tight(&mut self, source: u32, sink: u32) {
        loop {
            let mut level = self.levels(source, sink);
            if level[sink as usize] == NONE {
                return;
            }
            self.block(source, sink, &mut level);
        }
    }

    /// Steps from the source over tight arcs with room.
    fn levels(&self, source: u32, sink: u32) -> Vec<u32> {
        let mut level = vec![NONE; self.price.len()];
        level[source as usize] = 0;
        let mut queue = vec![source];
        let mut done = 0;
        while done < queue.len() && level[sink as usize] == NONE {
            let v = queue[done];
            done += 1;
            for i in self.out(v as usize) {
                let a = self.leaving[i];
                let w = self.head[a as usize];
                if self.room[a as usize] > 0 && level[w as usize] == NONE && self.reduced(a) == 0 {
                    level[w as usize] = level[v as usize] + 1;
                    queue.push(w);
                }
            }
        }
        level
    }

    /// One blocking flow along rising levels, depth first with a cursor in each node.
    fn block(&mut self, source: u32, sink: u32, level: &mut [u32]) {
        let mut cursor = self.first.clone();
        let mut path: Vec<u32> = vec![];
        let mut at = source;
        loop {
            if at == sink {
                let pushed = path.iter().map(|&a| self.room[a as usize]).min().unwrap_or(0);
                path.iter().for_each(|&a| self.push(a, pushed));
                let full = path.iter().position(|&a| self.room[a as usize] == 0).unwrap_or(0);
                at = self.head[back(path[full])];
                path.truncate(full);
            }
            match self.advance(at, level, &mut cursor) {
                Some(a) => {
                    path.push(a);
                    at = self.head[a as usize];
                }
                None => {
                    level[at as usize] = NONE;
                    let Some(a) = path.pop() else { return };
                    at = self.head[back(a)];
                }
            }
        }
    }

    /// The next tight half-arc with room one level up.
    fn advance(&self, at: u32, level: &[u32], cursor: &mut [u32]) -> Option<u32> {
        let end = self.first[at as usize + 1];
        while cursor[at as usize] < end {
            let a = self.leaving[cursor[at as usize] as usize];
            let up = level[self.head[a as usize] as usize];
            let next = up != NONE && up == level[at as usize] + 1;
            if next && self.room[a as usize] > 0 && self.reduced(a) == 0 {
                return Some(a);
            }
            cursor[at as usize] += 1;
        }
        None
    }
}

/// The other half of an arc.
const fn back(a: u32) -> usize {
    (a ^ 1) as usize
}

/// A position as it is stored. Networks of a unit stay far below four thousand million arcs.
#[allow(clippy::cast_possible_truncation)]
const fn position(at: usize) -> u32 {
    at as u32
}

#[cfg(test)]
mod tests {
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
            net.arc(source, p, 1, 1);
            net.arc(source, p, 1, 3);
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
        fn prices_prove_the_optimum(case in cases()) {
            let (mut net, source, sink, _) = build(&case);
            net.minimise(source, sink);
            // Unreached people have no price; every other half-arc with room must not be worth a detour.
            net.search(source.0, sink.0);
            for a in 0..position(net.head.len()) {
                let from = net.head[back(a)] as usize;
                if net.room[a as usize] > 0 && net.distance[from] < FAR {
                    prop_assert!(net.reduced(a) >= 0);
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
}

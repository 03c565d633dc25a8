//! Min-cost flow in integers: the one piece of mathematics under the roster.
//!
//! It knows nodes, arcs, capacities and costs and nothing of people or posts. [`Network::minimise`]
//! finds, among all flow values, a flow from a source to a sink of least cost, and keeps prices
//! (the dual solution) that prove it. [`Network::forbid`] takes an arc away afterwards and mends
//! the optimum along shortest paths instead of solving again; repairs of a roster live on that.
//!
//! Method: primal-dual. Dijkstra on reduced costs gives the length of the shortest paths and, among
//! paths of that length, the fewest arcs to every node; a blocking flow along these levels (Dinic)
//! pushes along all of them at once, until no path of negative cost is left. With `L` different
//! path lengths, `V` nodes and `E` arcs: O(L sqrt(V) E log V) on the unit-capacity networks of a
//! roster. `L` is small because costs are small integers times a few weights; nodes at the distance
//! that is being settled wait in a queue, so few pass through the heap. Squares are one arc each,
//! whose cost rises with its flow. Memory: 76 bytes an arc, 32 bytes a node, nothing allocated
//! while it runs but one path.
//!
//! Everything is deterministic: ties fall by the order in which nodes and arcs were added.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

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
/// More units than any flow has.
const WIDE: i32 = 1 << 29;

/// One direction of an arc. The two halves of an arc point at each other.
#[derive(Debug, Clone, Copy)]
struct Half {
    /// Where it leads.
    to: u32,
    /// The other direction.
    twin: u32,
    /// What can still be pushed along it.
    room: i32,
    /// What each unit adds to the cost of the next; 0 but for convex arcs.
    step: i32,
    /// Cost of the next unit.
    cost: i64,
}

/// An arc as it was added: from, to, capacity, cost of the first unit, step.
#[derive(Debug, Clone, Copy)]
struct Plan {
    from: u32,
    to: u32,
    capacity: i32,
    step: i32,
    cost: i64,
}

/// A network with capacities and costs, and the flow on it.
#[derive(Debug, Clone, Default)]
pub struct Network {
    /// Arcs in the order they were added.
    plans: Vec<Plan>,
    /// Half-arcs, sorted by the node they leave: `halves[first[v]..first[v + 1]]`.
    halves: Vec<Half>,
    first: Vec<u32>,
    /// Where the forward half of each arc stands in `halves`.
    place: Vec<u32>,
    /// Dual price of each node; every half-arc with room has a reduced cost of at least 0.
    price: Vec<i64>,
    /// Scratch of the searches: nodes at distance [`FAR`] and level [`NONE`] are untouched.
    distance: Vec<i64>,
    came_by: Vec<u32>,
    level: Vec<u32>,
    cursor: Vec<u32>,
    touched: Vec<u32>,
    heap: BinaryHeap<Reverse<(i64, u32, u32)>>,
    queue: VecDeque<(i64, u32, u32)>,
}

/// Corrections of each node's label before a flow to begin with is given up.
const CORRECTIONS: usize = 12;

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
        self.add(from, to, capacity, (cost, 0))
    }

    /// Adds an arc whose units cost 2b + 1, 2b + 3, 2b + 5 ..., `b` being `before`: `n` units
    /// together cost `(b + n)^2 - b^2`.
    pub fn convex(&mut self, from: Node, to: Node, capacity: i64, before: i64) -> Arc {
        self.add(from, to, capacity, (2 * before + 1, 2))
    }

    fn add(&mut self, from: Node, to: Node, capacity: i64, (cost, step): (i64, i32)) -> Arc {
        let arc = Arc(position(self.plans.len()));
        let capacity = i32::try_from(capacity.max(0)).unwrap_or(WIDE).min(WIDE);
        self.plans.push(Plan { from: from.0, to: to.0, capacity, step, cost });
        arc
    }

    /// Units on an arc.
    #[must_use]
    pub fn flow(&self, arc: Arc) -> i64 {
        i64::from(self.halves[self.forth(arc).1.twin as usize].room)
    }

    /// What a unit in this node is worth against one in the source of [`Self::minimise`].
    #[must_use]
    pub fn price(&self, node: Node) -> i64 {
        self.price[node.0 as usize]
    }

    /// True if a unit could flow here in some flow of the same least cost: its reduced cost is 0.
    #[must_use]
    pub fn is_tight(&self, arc: Arc) -> bool {
        let from = self.plans[arc.0 as usize].from as usize;
        self.reduced(from, self.forth(arc).1) == 0
    }

    /// True if another unit could flow here in some flow of the same least cost.
    #[must_use]
    pub fn is_usable(&self, arc: Arc) -> bool {
        self.forth(arc).1.room > 0 && self.is_tight(arc)
    }

    /// Finds the flow of least cost from `source` to `sink`, of whatever value, and returns its cost.
    pub fn minimise(&mut self, source: Node, sink: Node) -> i64 {
        self.minimise_from::<0>((source, sink), &[])
    }

    /// The same, beginning with a unit along each of these paths, as far as there is room. Quick where
    /// that flow is nearly the best of its value; else it is dropped.
    pub fn minimise_from<const N: usize>(&mut self, (source, sink): (Node, Node), paths: &[[Arc; N]]) -> i64 {
        let bypass = self.arc(source, sink, i64::from(WIDE), 0);
        self.index();
        for path in paths {
            self.begin_with(path);
        }
        if paths.is_empty() || !self.prices_of_flow(source) {
            self.index();
            self.first_prices(source);
        }
        loop {
            self.search(source.0, sink.0);
            self.raise_prices(sink.0);
            if self.price[sink.0 as usize] >= self.price[source.0 as usize] {
                break;
            }
            self.block(source.0, sink.0);
        }
        // From here on value may leave and enter at no cost: repairs find a path in any case.
        let total = self.total();
        let back = self.forth(bypass).1.twin;
        self.halves[back as usize].room = WIDE;
        total
    }

    /// Takes an arc out of use. Whatever flowed on it finds the cheapest other way, so that the
    /// flow is again one of least cost. One Dijkstra for each unit. Returns the added cost. Not for
    /// convex arcs.
    pub fn forbid(&mut self, arc: Arc) -> i64 {
        let (at, half) = self.forth(arc);
        let (to, from) = (half.to, self.plans[arc.0 as usize].from);
        let mut units = self.halves[half.twin as usize].room;
        let mut added = -i64::from(units) * half.cost;
        self.halves[at].room = 0;
        self.halves[half.twin as usize].room = 0;
        while units > 0 {
            self.search(from, to);
            if self.distance[to as usize] >= FAR {
                break;
            }
            self.raise_prices(to);
            let path = self.path(from, to);
            let pushed = path.iter().map(|&a| self.width(a)).min().unwrap_or(0).min(units);
            for a in path {
                added += i64::from(pushed) * self.halves[a as usize].cost;
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
        let (back, forth) = (self.forth(from).1.twin, self.place[to.0 as usize]);
        self.push(back, 1);
        self.push(forth, 1);
    }

    /// Place and value of the forward half of an arc.
    fn forth(&self, arc: Arc) -> (usize, Half) {
        let at = self.place[arc.0 as usize] as usize;
        (at, self.halves[at])
    }

    fn total(&self) -> i64 {
        let cost = |(plan, &at): (&Plan, &u32)| {
            let units = i64::from(self.halves[self.halves[at as usize].twin as usize].room);
            // Unit k of a convex arc costs k steps more than the first.
            units * plan.cost + i64::from(plan.step) * units * (units - 1) / 2
        };
        self.plans.iter().zip(&self.place).map(cost).sum()
    }

    fn reduced(&self, from: usize, half: Half) -> i64 {
        half.cost + self.price[from] - self.price[half.to as usize]
    }

    /// What can be pushed along a half-arc at its present cost.
    fn width(&self, a: u32) -> i32 {
        let half = self.halves[a as usize];
        if half.step == 0 { half.room } else { half.room.min(1) }
    }

    fn push(&mut self, a: u32, units: i32) {
        let half = &mut self.halves[a as usize];
        half.room -= units;
        half.cost += i64::from(half.step) * i64::from(units);
        let (twin, step) = (half.twin as usize, i64::from(half.step));
        self.halves[twin].room += units;
        self.halves[twin].cost -= step * i64::from(units);
    }

    /// Sorts half-arcs by the node they leave, in the order they were added.
    fn index(&mut self) {
        let nodes = self.price.len();
        self.first = vec![0; nodes + 1];
        for plan in &self.plans {
            self.first[plan.from as usize + 1] += 1;
            self.first[plan.to as usize + 1] += 1;
        }
        for v in 0..nodes {
            self.first[v + 1] += self.first[v];
        }
        let mut next = self.first.clone();
        let mut take = |v: u32| {
            let slot = &mut next[v as usize];
            *slot += 1;
            *slot - 1
        };
        let none = Half { to: 0, twin: 0, room: 0, step: 0, cost: 0 };
        self.halves = vec![none; 2 * self.plans.len()];
        self.place.clear();
        for &Plan { from, to, capacity, step, cost } in &self.plans {
            let (forth, back) = (take(from), take(to));
            self.halves[forth as usize] = Half { to, twin: back, room: capacity, step, cost };
            // The way back gives back the last unit: one step below the next.
            let cost = i64::from(step) - cost;
            self.halves[back as usize] = Half { to: from, twin: forth, room: 0, step, cost };
            self.place.push(forth);
        }
        self.distance = vec![FAR; nodes];
        self.came_by = vec![NONE; nodes];
        self.level = vec![NONE; nodes];
        self.cursor = vec![0; nodes];
    }

    /// Half-arcs leaving a node, as a range of `halves`.
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
                for half in &self.halves[self.out(v)] {
                    let (w, through) = (half.to as usize, far[v] + half.cost);
                    if half.room > 0 && through < far[w] {
                        far[w] = through;
                        changed = true;
                    }
                }
            }
            if !changed {
                break;
            }
        }
        self.price = far.iter().map(|far| if *far == FAR { 0 } else { *far }).collect();
    }

    /// One unit along a path, if there is room on all of it.
    fn begin_with(&mut self, path: &[Arc]) {
        if path.iter().all(|arc| self.forth(*arc).1.room > 0) {
            path.iter().for_each(|arc| self.push(self.place[arc.0 as usize], 1));
        }
    }

    /// Prices that prove the present flow the best of its value. False if correcting labels does not
    /// end soon, as where a cycle would make the flow cheaper.
    fn prices_of_flow(&mut self, source: Node) -> bool {
        let nodes = self.price.len();
        let mut far = vec![FAR; nodes];
        let mut waits = vec![false; nodes];
        let mut queue = VecDeque::from([source.0]);
        far[source.0 as usize] = 0;
        for _ in 0..CORRECTIONS * nodes {
            let Some(v) = queue.pop_front() else {
                self.price = far.iter().map(|far| if *far == FAR { 0 } else { *far }).collect();
                return true;
            };
            waits[v as usize] = false;
            for half in &self.halves[self.out(v as usize)] {
                let (w, through) = (half.to as usize, far[v as usize] + half.cost);
                if half.room > 0 && through < far[w] {
                    far[w] = through;
                    if !std::mem::replace(&mut waits[w], true) {
                        queue.push_back(half.to);
                    }
                }
            }
        }
        false
    }

    /// Dijkstra on reduced costs, fewest arcs among paths of one length; stops when `target` is
    /// settled. The levels it leaves are those that a blocking flow needs.
    fn search(&mut self, from: u32, target: u32) {
        for v in self.touched.drain(..) {
            self.distance[v as usize] = FAR;
            self.level[v as usize] = NONE;
        }
        self.heap.clear();
        self.queue.clear();
        self.distance[from as usize] = 0;
        self.level[from as usize] = 0;
        self.cursor[from as usize] = self.first[from as usize];
        self.touched.push(from);
        self.heap.push(Reverse((0, 0, from)));
        while let Some((d, level, v)) = self.nearest() {
            if v == target {
                break;
            }
            if (d, level) > (self.distance[v as usize], self.level[v as usize]) {
                continue;
            }
            self.relax(v, (d, level + 1), target);
        }
    }

    /// The next node to settle. The queue holds nodes at the distance that is being settled, in
    /// the order of their levels, so most nodes never pass through the heap.
    fn nearest(&mut self) -> Option<(i64, u32, u32)> {
        let heap = self.heap.peek().map(|top| top.0);
        match (self.queue.front().copied(), heap) {
            (Some(near), Some(far)) if (far.0, far.1) < (near.0, near.1) => {
                self.heap.pop();
                Some(far)
            }
            (Some(near), _) => {
                self.queue.pop_front();
                Some(near)
            }
            (None, far) => {
                self.heap.pop();
                far
            }
        }
    }

    /// Looks at the half-arcs that leave a settled node.
    fn relax(&mut self, v: u32, (d, level): (i64, u32), target: u32) {
        let base = d + self.price[v as usize];
        let limit = self.distance[target as usize];
        for a in self.out(v as usize) {
            let half = self.halves[a];
            if half.room <= 0 {
                continue;
            }
            let w = half.to as usize;
            let through = base + half.cost - self.price[w];
            // Nothing beyond the target is of use, so it is not put down.
            if through > limit || (through, level) >= (self.distance[w], self.level[w]) {
                continue;
            }
            if self.distance[w] == FAR {
                self.touched.push(half.to);
                self.cursor[w] = self.first[w];
            }
            self.distance[w] = through;
            self.level[w] = level;
            self.came_by[w] = position(a);
            if through == d {
                self.queue.push_back((d, level, half.to));
            } else {
                self.heap.push(Reverse((through, level, half.to)));
            }
        }
    }

    /// Adds the distances to the prices, none more than that of the target: beyond it nothing is
    /// settled. Only differences of prices count, so the nodes nearer than the target are lowered
    /// and all others stay.
    fn raise_prices(&mut self, target: u32) {
        let limit = self.distance[target as usize];
        for &v in &self.touched {
            let v = v as usize;
            self.price[v] -= (limit - self.distance[v]).max(0);
        }
    }

    /// The half-arcs of the path that the last search found.
    fn path(&self, from: u32, to: u32) -> Vec<u32> {
        let mut arcs = vec![];
        let mut at = to;
        while at != from {
            let a = self.came_by[at as usize];
            arcs.push(a);
            at = self.origin(a);
        }
        arcs
    }

    /// The node that a half-arc leaves.
    fn origin(&self, a: u32) -> u32 {
        self.halves[self.halves[a as usize].twin as usize].to
    }

    /// One blocking flow along rising levels, depth first with a cursor in each node.
    fn block(&mut self, source: u32, sink: u32) {
        let mut path: Vec<u32> = vec![];
        let mut at = source;
        loop {
            if at == sink {
                let pushed = path.iter().map(|&a| self.width(a)).min().unwrap_or(0);
                let full = path.iter().position(|&a| self.width(a) == pushed).unwrap_or(0);
                path.iter().for_each(|&a| self.push(a, pushed));
                at = self.origin(path[full]);
                path.truncate(full);
            }
            match self.advance(at) {
                Some(a) => {
                    path.push(a);
                    at = self.halves[a as usize].to;
                }
                None => {
                    self.level[at as usize] = NONE;
                    let Some(a) = path.pop() else { return };
                    at = self.origin(a);
                }
            }
        }
    }

    /// The next tight half-arc with room one level up.
    fn advance(&mut self, at: u32) -> Option<u32> {
        let (v, up) = (at as usize, self.level[at as usize] + 1);
        let end = self.first[v + 1];
        while self.cursor[v] < end {
            let half = self.halves[self.cursor[v] as usize];
            let next = self.level[half.to as usize] == up;
            if next && half.room > 0 && self.reduced(v, half) == 0 {
                return Some(self.cursor[v]);
            }
            self.cursor[v] += 1;
        }
        None
    }
}

/// A position as it is stored. Networks of a unit stay far below four thousand million arcs.
#[allow(clippy::cast_possible_truncation)]
const fn position(at: usize) -> u32 {
    at as u32
}

#[cfg(test)]
mod tests;

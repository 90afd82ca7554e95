//! Questions about the whole graph of states.

/// The first state from which no end can be reached.
pub(crate) fn first_that_reaches_no(ends: &[bool], moves: &[(u32, u32)]) -> Option<u32> {
    let backwards = Neighbours::of(ends.len(), moves.iter().map(|(from, to)| (*to, *from)));
    let mut reaches = ends.to_vec();
    let mut open: Vec<u32> = (0..).zip(ends).filter_map(|(number, end)| end.then_some(number)).collect();
    while let Some(number) = open.pop() {
        for before in backwards.to(number) {
            if !std::mem::replace(&mut reaches[*before as usize], true) {
                open.push(*before);
            }
        }
    }
    (0..).zip(reaches).find_map(|(number, reaches)| (!reaches).then_some(number))
}

/// A state that the machines come back to by themselves.
pub(crate) fn first_in_a_circle(states: usize, moves: &[(u32, u32)]) -> Option<u32> {
    let forwards = Neighbours::of(states, moves.iter().copied());
    let mut ways_in = vec![0_u32; states];
    moves.iter().for_each(|(_, to)| ways_in[*to as usize] += 1);
    let mut open: Vec<u32> =
        (0..).zip(&ways_in).filter_map(|(number, ways)| (*ways == 0).then_some(number)).collect();
    while let Some(number) = open.pop() {
        for after in forwards.to(number) {
            ways_in[*after as usize] -= 1;
            if ways_in[*after as usize] == 0 {
                open.push(*after);
            }
        }
    }
    (0..).zip(ways_in).find_map(|(number, ways)| (ways > 0).then_some(number))
}

/// The neighbours of each state, in one piece.
struct Neighbours {
    starts: Vec<u32>,
    all: Vec<u32>,
}

impl Neighbours {
    fn of(states: usize, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        let mut starts = vec![0_u32; states + 1];
        pairs.clone().for_each(|(from, _)| starts[from as usize + 1] += 1);
        for place in 1..starts.len() {
            starts[place] += starts[place - 1];
        }
        let mut next = starts.clone();
        let mut all = vec![0; starts[states] as usize];
        for (from, to) in pairs {
            all[next[from as usize] as usize] = to;
            next[from as usize] += 1;
        }
        Self { starts, all }
    }

    fn to(&self, number: u32) -> &[u32] {
        let place = number as usize;
        &self.all[self.starts[place] as usize..self.starts[place + 1] as usize]
    }
}

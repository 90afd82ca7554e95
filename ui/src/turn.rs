//! Taking turns: what is asked again and again is under way once at most, and once more after it.

use std::cell::Cell;

/// Something that may be asked for more often than it can be done.
#[derive(Debug, Default)]
pub struct Turn {
    busy: Cell<bool>,
    again: Cell<bool>,
}

impl Turn {
    /// Asks for it. Whether it is to be begun now; else it will be done once more after the one that is under way.
    pub fn ask(&self) -> bool {
        let begins = !self.busy.replace(true);
        self.again.set(!begins);
        begins
    }

    /// It is done. Whether it is to be done once more, because it was asked for meanwhile.
    pub fn done(&self) -> bool {
        let again = self.again.replace(false);
        self.busy.set(again);
        again
    }
}

#[cfg(test)]
mod tests {
    use super::Turn;

    #[test]
    fn many_wishes_are_two_deeds() {
        let turn = Turn::default();
        assert!(turn.ask());
        assert!(!turn.ask() && !turn.ask() && !turn.ask(), "one is under way");
        assert!(turn.done(), "it was asked for meanwhile");
        assert!(!turn.done(), "nobody asked since");
        assert!(turn.ask(), "the next begins at once");
    }
}

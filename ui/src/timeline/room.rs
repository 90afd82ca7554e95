//! Where in the expiry timeline there is room for a word. Pure.

/// In which plots there is room for a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// In every one.
    Always,
    /// In wide ones.
    WhereWide,
    /// In none.
    Never,
}

/// A word in the plot: where it stands in percent of the width.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Its place.
    pub(super) place: f64,
    /// Which part of it is there.
    pub(super) at: At,
    /// How many characters it has.
    pub(super) length: usize,
}

/// Which part of a word is at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    /// Its middle.
    Around,
    /// Its beginning.
    From,
}

/// How wide a plot is at least, in rem: a wide one, and a narrow one. The style sheet has where one becomes the other.
pub(super) const WIDE: f64 = 31.0;
pub(super) const NARROW: f64 = 8.0;

/// How wide a character is at most, and how much is left between two words, in rem.
pub(super) const CHARACTER: f64 = 0.43;
const GAP: f64 = 0.25;

impl Word {
    /// Where it begins and ends in a plot of this width, in rem.
    fn span(&self, plot: f64) -> (f64, f64) {
        let (place, width) = (self.place / 100.0 * plot, self.length as f64 * CHARACTER);
        let from = if self.at == At::Around { place - width / 2.0 } else { place };
        (from, from + width)
    }

    fn fits(&self, among: &[Word], plot: f64) -> bool {
        let (from, to) = self.span(plot);
        let clear = |other: &Word| {
            let (begins, ends) = other.span(plot);
            to + GAP <= begins || ends + GAP <= from
        };
        from >= 0.0 && to <= plot && among.iter().all(clear)
    }
}

/// Where each of these words is shown, so that none touches another, or one that is `fixed`: the first come first.
pub(super) fn apart(fixed: &[Word], words: &[Word]) -> Vec<Shown> {
    let mut shown = vec![Shown::Never; words.len()];
    let mut taken = fixed.to_vec();
    for (plot, which) in [(NARROW, Shown::Always), (WIDE, Shown::WhereWide)] {
        for (word, shown) in words.iter().zip(&mut shown) {
            if *shown == Shown::Never && word.fits(&taken, plot) {
                *shown = which;
                taken.push(*word);
            }
        }
    }
    shown
}

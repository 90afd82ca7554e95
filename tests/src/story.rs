//! What a journey tells of itself.

use crate::Window;
use anyhow::Result;
use std::path::PathBuf;

/// Tells the steps of a journey, in words and pictures, or keeps quiet.
#[derive(Debug, Default)]
pub struct Story {
    pictures: Option<PathBuf>,
    steps: usize,
}

impl Story {
    /// Says nothing.
    pub fn untold() -> Story {
        Story::default()
    }

    /// Prints each step, and leaves its picture in `folder`.
    pub fn told(folder: PathBuf) -> Story {
        Story { pictures: Some(folder), steps: 0 }
    }

    /// The step named `name` was done; `words` say what can be seen now.
    ///
    /// # Errors
    /// Where the picture can't be taken.
    #[expect(clippy::print_stdout, reason = "this is what the demo shows")]
    pub async fn step(&mut self, window: &Window, name: &str, words: &str) -> Result<()> {
        self.steps += 1;
        if let Some(folder) = &self.pictures {
            println!("{:>3}. {words}", self.steps);
            window.picture(&folder.join(format!("{:02}-{name}.png", self.steps))).await?;
        }
        Ok(())
    }
}

//! Whether everybody can use a screen: axe-core, run inside the real window on what it shows.

use crate::Window;
use crate::tour::Visitor;
use anyhow::{Context, Result};
use async_trait::async_trait;
use serde_json::Value;

/// The checker itself; `tests/assets/axe-core` says where it is from.
const AXE: &str = include_str!("../assets/axe-core/axe.min.js");

/// The rules: WCAG 2.0 to 2.2, levels A and AA, and what is best practice beyond it. What a card that is open for the
/// moment lies over is not too small for that: a click there closes the card.
const RUN: &str = "
    const done = arguments[arguments.length - 1];
    const cards = [...document.querySelectorAll('.menu-below')].map(card => card.getBoundingClientRect());
    const covered = target => {
        const at = document.querySelector(target)?.getBoundingClientRect();
        return at && cards.some(card =>
            card.left < at.right && at.left < card.right && card.top < at.bottom && at.top < card.bottom);
    };
    const counts = (rule, node) => rule.id !== 'target-size' || !covered(node.target.join(' '));
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }).then(
        results => done({
            passed: results.passes.length,
            found: results.violations.flatMap(rule => rule.nodes.filter(node => counts(rule, node)).map(node =>
                rule.id + ': ' + node.target.join(' ') + ' (' + (node.any.concat(node.all, node.none)[0]?.message ?? rule.help) + ')')),
        }),
        error => done({ failed: String(error) }));
";

/// Waits until nothing on the page moves any more, but for what moves for ever.
///
/// # Errors
/// Where the window does not answer.
pub async fn come_to_rest(window: &Window) -> Result<()> {
    let rest = "
        const done = arguments[arguments.length - 1];
        const ending = one => one.effect?.getComputedTiming().iterations !== Infinity;
        Promise.allSettled(document.getAnimations().filter(ending).map(one => one.finished)).then(() => done(true))";
    window.run_to_end(rest).await?;
    Ok(())
}

/// What is wrong with what the window shows now, in lines.
///
/// # Errors
/// Where the checker does not run, or found nothing to check.
pub async fn violations(window: &Window) -> Result<Vec<String>> {
    let loaded = window.run_to_end("arguments[arguments.length - 1](typeof axe === 'object')").await?;
    if loaded != Value::Bool(true) {
        let load = format!("{AXE}; window.axe = axe; arguments[arguments.length - 1](true)");
        window.run_to_end(&load).await.context("axe-core can't be loaded")?;
    }
    // What fades in has other colours meanwhile.
    come_to_rest(window).await?;
    let told = window.run_to_end(RUN).await?;
    let passed = told["passed"].as_u64().filter(|passed| *passed > 0);
    passed.with_context(|| format!("nothing was checked: {told}"))?;
    let found = told["found"].as_array().context("no list of violations")?;
    Ok(found.iter().map(|one| one.as_str().unwrap_or_default().to_owned()).collect())
}

/// Checks every screen of a walk, and remembers what is wrong.
#[derive(Debug, Default)]
pub struct Checking {
    /// How many screens were checked.
    pub screens: usize,
    /// What is wrong, with the screen that it is on.
    pub found: Vec<String>,
}

#[async_trait(?Send)]
impl Visitor for Checking {
    async fn visit(&mut self, window: &Window, screen: &str) -> Result<()> {
        self.screens += 1;
        let found = violations(window).await?;
        self.found.extend(found.into_iter().map(|one| format!("{screen}: {one}")));
        Ok(())
    }
}

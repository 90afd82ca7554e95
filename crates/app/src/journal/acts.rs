//! What was done, in the journal: written before the first request of a change is sent, and completed afterwards.
//! No secret is written here, and of what a service says nothing but names.

mod new;
mod read;
mod row;
mod salvage;
mod settle;
mod write;

pub(crate) use new::NewAct;
pub(super) use settle::settle_act;
pub(super) use write::leave_nothing;

#[cfg(test)]
mod tests;

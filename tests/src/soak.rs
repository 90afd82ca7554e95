//! Rotations under fire: the real `app` as a program without a window, killed at random instants and surrounded by a
//! service that fails at random, while a consumer goes on using the key that is rotated.
//!
//! A *run* is one rotation. The parent ([`run`]) starts a sandbox, makes the key, lets a [`consumer`] use it, and
//! starts Keyward as a child process ([`keyward`]) that it kills and starts again. The child's [`admin`] answers what
//! the rotation waits for. Afterwards the [`verdict`] compares what the service has with what Keyward says.
//!
//! What a run does comes from its seed; when things happen depends on the machine, too, so that a seed repeats a run
//! only as far as timing allows.
//!
//! The keychain is a test double in files of the run's temporary directory ([`chest`]): secrets lie there while the
//! run lasts.

pub mod admin;
pub mod chance;
pub mod chest;
pub mod consumer;
pub mod keyward;
pub mod leak;
pub mod message;
pub mod plan;
pub mod policy;
pub mod run;
pub mod session;
pub mod table;
pub mod verdict;
pub mod weather;
pub mod world;

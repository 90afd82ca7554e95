//! What the deeds and their doors say to people, in one place. What stands on an error for itself is in
//! [`crate::error`] and in the keychain's errors; what is told of rotations and keys comes from [`domain`].

pub(crate) mod accounts;
pub(crate) mod create;
pub(crate) mod files;
pub(crate) mod keys;
pub(crate) mod rotation;
pub(crate) mod services;

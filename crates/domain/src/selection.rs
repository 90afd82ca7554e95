//! Which of many things are chosen: the state of a group's box, and what a click on it does.

/// The state of a box that stands for several others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupState {
    /// None of them is chosen.
    None,
    /// Some are.
    Some,
    /// All are.
    All,
}

/// The state of the box over `members`.
pub fn group_state<T: PartialEq>(chosen: &[T], members: &[T]) -> GroupState {
    let count = members.iter().filter(|member| chosen.contains(member)).count();
    match count {
        0 => GroupState::None,
        _ if count == members.len() => GroupState::All,
        _ => GroupState::Some,
    }
}

/// Chooses all `members`, or none where all were chosen: what a click on their common box does.
/// The order of what was chosen before is kept.
pub fn toggle_group<T: PartialEq + Clone>(chosen: &mut Vec<T>, members: &[T]) {
    if group_state(chosen, members) == GroupState::All {
        chosen.retain(|one| !members.contains(one));
    } else {
        for member in members {
            if !chosen.contains(member) {
                chosen.push(member.clone());
            }
        }
    }
}

/// Chooses `one`, or drops it.
pub fn toggle<T: PartialEq>(chosen: &mut Vec<T>, one: T) {
    match chosen.iter().position(|other| *other == one) {
        Some(place) => {
            chosen.remove(place);
        }
        None => chosen.push(one),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_has_three_states() {
        let table: [(&[u8], &[u8], GroupState); 4] = [
            (&[], &[1, 2], GroupState::None),
            (&[2, 9], &[1, 2], GroupState::Some),
            (&[2, 9, 1], &[1, 2], GroupState::All),
            (&[1], &[], GroupState::None),
        ];
        for (chosen, members, expected) in table {
            assert_eq!(group_state(chosen, members), expected, "{chosen:?} in {members:?}");
        }
    }

    #[test]
    fn a_click_completes_a_group_before_it_clears_it() {
        let mut chosen = vec![9, 2];
        toggle_group(&mut chosen, &[1, 2]);
        assert_eq!(chosen, [9, 2, 1]);
        toggle_group(&mut chosen, &[1, 2]);
        assert_eq!(chosen, [9]);
        toggle(&mut chosen, 9);
        toggle(&mut chosen, 4);
        assert_eq!(chosen, [4]);
    }
}

//! Which columns the admin wants to see.

use crate::{Column, View};
use serde::{Deserialize, Serialize};

/// A kind of table: each has columns of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// One organization whose keys have permissions.
    Levels,
    /// One organization whose keys have none.
    Plain,
    /// All organizations.
    All,
}

impl Table {
    /// The table of an organization.
    pub fn of(view: Option<&View>) -> Self {
        let levels = view.and_then(View::offered).is_none_or(|(offer, _)| offer.levels);
        if levels { Self::Levels } else { Self::Plain }
    }

    /// The columns that say something in it, from left to right.
    pub fn offered(self) -> Vec<Column> {
        use Column::{
            Created, Creator, Expires, LastUsed, Name, Note, Organization, Permissions, Prefix, Scope,
        };
        let all = [Name, Organization, Scope, Permissions, Created, LastUsed, Creator, Prefix, Note, Expires];
        let says = |column: &Column| match column {
            Organization => self == Self::All,
            Permissions => self != Self::Plain,
            _ => true,
        };
        all.into_iter().filter(says).collect()
    }

    /// Those that it shows while the admin has chosen nothing.
    fn usual(self) -> Vec<Column> {
        match self {
            Self::Levels => {
                vec![Column::Name, Column::Scope, Column::Permissions, Column::Created, Column::Expires]
            }
            Self::Plain => {
                vec![Column::Name, Column::Scope, Column::Created, Column::LastUsed, Column::Expires]
            }
            Self::All => Column::OF_ALL.to_vec(),
        }
    }
}

/// The columns of each table; none where the admin has chosen nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Columns {
    levels: Vec<Column>,
    plain: Vec<Column>,
    all: Vec<Column>,
}

impl Columns {
    /// The columns to show, from left to right. The name is always among them, and there are never too many.
    pub fn of(&self, table: Table) -> Vec<Column> {
        let chosen = match table {
            Table::Levels => &self.levels,
            Table::Plain => &self.plain,
            Table::All => &self.all,
        };
        if chosen.is_empty() {
            return table.usual();
        }
        let shown = |column: &Column| *column == Column::Name || chosen.contains(column);
        table.offered().into_iter().filter(shown).take(Column::MOST).collect()
    }

    /// Whether a column can be shown or taken away: the name can't go, and more than [`Column::MOST`] have no room.
    pub fn can_turn(&self, table: Table, column: Column) -> bool {
        let shown = self.of(table);
        column != Column::Name && (shown.contains(&column) || shown.len() < Column::MOST)
    }

    /// Shows a column, or takes it away.
    pub fn turn(&mut self, table: Table, column: Column) {
        if !self.can_turn(table, column) {
            return;
        }
        let mut shown = self.of(table);
        match shown.iter().position(|one| *one == column) {
            Some(place) => {
                shown.remove(place);
            }
            None => shown.push(column),
        }
        *match table {
            Table::Levels => &mut self.levels,
            Table::Plain => &mut self.plain,
            Table::All => &mut self.all,
        } = shown;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_is_shown_in_order_and_never_too_much() {
        for table in [Table::Levels, Table::Plain, Table::All] {
            let mut columns = Columns::default();
            assert!(columns.of(table).iter().all(|one| table.offered().contains(one)), "{table:?}");
            assert!(!columns.can_turn(table, Column::Name), "the name stays");
            for column in table.offered() {
                if !columns.of(table).contains(&column) {
                    columns.turn(table, column);
                }
            }
            assert_eq!(columns.of(table).len(), Column::MOST, "{table:?}");
            for column in table.offered() {
                if columns.of(table).contains(&column) {
                    columns.turn(table, column);
                }
            }
            assert_eq!(columns.of(table), [Column::Name], "{table:?}");
            columns.turn(table, Column::Expires);
            columns.turn(table, Column::Creator);
            assert_eq!(columns.of(table), [Column::Name, Column::Creator, Column::Expires], "{table:?}");
        }
        assert!(!Table::Plain.offered().contains(&Column::Permissions));
    }

    #[test]
    fn odd_columns_from_a_file_do_no_harm() {
        let odd: Columns =
            serde_json::from_str(r#"{"plain":["permissions","note","note"],"later":[]}"#).unwrap();
        assert_eq!(odd.of(Table::Plain), [Column::Name, Column::Note]);
        assert_eq!(odd.of(Table::Levels), Columns::default().of(Table::Levels));
    }
}

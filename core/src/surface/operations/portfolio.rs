//! The operations of the room `portfolio`.

/// The rows of the room `portfolio`, handed to the macro that is named.
#[macro_export]
#[doc(hidden)]
macro_rules! portfolio_operations {
    ($expand:ident) => {
        $expand! {
            /// How do many people stand, against many roles, at once?
            portfolio {
                /// A table of people with its totals, in which nobody can be found out.
                suppress(
                    table: given CountTable,
                    policy: optional SuppressionPolicy,
                ) -> SafeTable {
                    portfolio::suppress(&table, &policy)?
                }
                /// How often people of each protected group are favoured, beside the group that is
                /// so most often.
                fairness(
                    data: given FairnessData,
                    options: optional FairnessOptions,
                ) -> FairnessTable {
                    portfolio::fairness(&data, &options)?
                }
                /// How many people of each group scored above the median of everybody, unknown
                /// ones with them.
                count_above_median(people: given Vec<ScoredPerson>) -> AboveMedian {
                    portfolio::count_above_median(&people)?
                }
                /// How often chance alone makes two rates differ as much: Fisher's exact test of
                /// two by two.
                fisher_exact(a: given u32, b: given u32, c: given u32, d: given u32) -> FisherExact {
                    portfolio::fisher_exact(a, b, c, d)
                }
            }
        }
    };
}

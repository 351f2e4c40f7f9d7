//! The operations of the room `recommend`.

/// The rows of the room `recommend`, handed to the macro that is named.
#[macro_export]
#[doc(hidden)]
macro_rules! recommend_operations {
    ($expand:ident) => {
        $expand! {
            /// What should come next?
            recommend {
                /// How good each resource is, by what people said of it and did with it.
                resource_quality(
                    feedback: given Vec<ResourceFeedback>,
                    options: optional QualityOptions,
                ) -> Vec<ResourceQuality> {
                    recommend::resource_quality(&feedback, &options)?
                }
            }
        }
    };
}

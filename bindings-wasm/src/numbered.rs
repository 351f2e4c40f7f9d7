//! Numbered slots, for what is held between calls.
//!
//! The number of a slot also counts how often it was filled, so a number that was released never
//! reaches what the slot holds later.

/// Slots there can be at a time; the count of fillings stands above it in the number.
const SLOTS: u64 = 1 << 24;

/// The largest whole number that a JavaScript number holds exactly.
const LAST_EXACT: u64 = (1 << 53) - 1;

struct Slot<T> {
    /// How often it was emptied.
    fillings: u64,
    content: Option<T>,
}

/// Slots, of which some are empty.
pub(crate) struct Slots<T> {
    slots: Vec<Slot<T>>,
    free: Vec<usize>,
}

impl<T> Default for Slots<T> {
    fn default() -> Self {
        Self { slots: Vec::new(), free: Vec::new() }
    }
}

impl<T> Slots<T> {
    /// The number of the slot that holds this from now on.
    pub(crate) fn keep(&mut self, content: T) -> f64 {
        let at = self.free.pop().unwrap_or_else(|| {
            self.slots.push(Slot { fillings: 0, content: None });
            self.slots.len() - 1
        });
        let slot = &mut self.slots[at];
        slot.content = Some(content);
        (slot.fillings * SLOTS + at as u64) as f64
    }

    /// The position that a number stands for, where it still holds what it held.
    fn position(&self, number: f64) -> Option<usize> {
        let whole = number as u64;
        if whole as f64 != number || whole > LAST_EXACT {
            return None;
        }
        let at = usize::try_from(whole % SLOTS).ok()?;
        let slot = self.slots.get(at)?;
        (slot.fillings == whole / SLOTS && slot.content.is_some()).then_some(at)
    }

    /// What a slot holds.
    pub(crate) fn content(&self, number: f64) -> Option<&T> {
        self.slots[self.position(number)?].content.as_ref()
    }

    /// Lets go of what a slot holds; one that is empty stays so.
    pub(crate) fn release(&mut self, number: f64) {
        if let Some(at) = self.position(number) {
            self.slots[at].content = None;
            self.slots[at].fillings += 1;
            self.free.push(at);
        }
    }
}

//! Stretches of time between two instants, and sets of them. All are half-open: `[from, to)`.

use jiff::{SignedDuration, Timestamp};

use super::exact::Exact;

/// Time from an instant up to, and without, another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeSpan {
    from: Timestamp,
    to: Timestamp,
}

impl TimeSpan {
    /// The time between two instants, or nothing where the second is before the first.
    pub fn new(from: Timestamp, to: Timestamp) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }

    /// Its first instant.
    pub fn from(self) -> Timestamp {
        self.from
    }

    /// The first instant after it.
    pub fn to(self) -> Timestamp {
        self.to
    }

    /// Its length in seconds.
    pub fn seconds(self) -> Exact {
        Exact::decimal(self.nanoseconds(), 9)
    }

    /// Whether an instant lies in it.
    pub fn contains(self, instant: Timestamp) -> bool {
        self.from <= instant && instant < self.to
    }

    pub(super) fn nanoseconds(self) -> i128 {
        self.to.as_nanosecond() - self.from.as_nanosecond()
    }

    /// What two stretches share, or nothing.
    pub fn shared(self, other: Self) -> Option<Self> {
        let (from, to) = (self.from.max(other.from), self.to.min(other.to));
        (from < to).then_some(Self { from, to })
    }
}

/// An instant so many seconds later, to the nanosecond above; nothing beyond the year 9999.
pub(super) fn later(instant: Timestamp, nanoseconds: i128) -> Option<Timestamp> {
    let nanoseconds = i64::try_from(nanoseconds).ok()?;
    instant
        .checked_add(SignedDuration::from_nanos(nanoseconds))
        .ok()
}

/// Separate stretches of time in order: what is left after joining all that touch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimeSet(Vec<TimeSpan>);

impl TimeSet {
    /// No time at all.
    pub fn none() -> Self {
        Self::default()
    }

    /// All time that is in at least one of the stretches.
    pub fn of(spans: impl IntoIterator<Item = TimeSpan>) -> Self {
        let mut spans: Vec<_> = spans
            .into_iter()
            .filter(|span| span.from < span.to)
            .collect();
        spans.sort_unstable();
        let mut joined: Vec<TimeSpan> = Vec::with_capacity(spans.len());
        for span in spans {
            match joined.last_mut() {
                Some(last) if span.from <= last.to => last.to = last.to.max(span.to),
                _ => joined.push(span),
            }
        }
        Self(joined)
    }

    /// The stretches, in order.
    pub fn spans(&self) -> &[TimeSpan] {
        &self.0
    }

    /// Whether there is no time in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How long all stretches are together, in seconds.
    pub fn seconds(&self) -> Exact {
        Exact::decimal(
            self.0.iter().map(|span| span.nanoseconds()).sum::<i128>(),
            9,
        )
    }

    /// Time that is in either.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        Self::of(self.0.iter().chain(&other.0).copied())
    }

    /// Time that is in both.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        let (mut one, mut two) = (self.0.as_slice(), other.0.as_slice());
        let mut shared = Vec::new();
        while let ([first, rest_one @ ..], [second, rest_two @ ..]) = (one, two) {
            shared.extend(first.shared(*second));
            if first.to <= second.to {
                one = rest_one;
            } else {
                two = rest_two;
            }
        }
        Self(shared)
    }

    /// Time that is in this set and not in the other.
    #[must_use]
    pub fn difference(&self, other: &Self) -> Self {
        let mut left = Vec::new();
        let mut taken = other.0.iter().peekable();
        for span in &self.0 {
            let mut from = span.from;
            while let Some(gap) = taken.peek() {
                if gap.from >= span.to {
                    break;
                }
                if gap.from > from {
                    left.push(TimeSpan { from, to: gap.from });
                }
                from = from.max(gap.to);
                if gap.to > span.to {
                    break;
                }
                taken.next();
            }
            if from < span.to {
                left.push(TimeSpan { from, to: span.to });
            }
        }
        Self(left)
    }

    /// The first so many seconds of the set, and the rest.
    pub fn split_at(&self, seconds: &Exact) -> (Self, Self) {
        let mut left = nanoseconds_above(seconds).unwrap_or(i128::MAX);
        let (mut first, mut rest) = (Vec::new(), Vec::new());
        for span in &self.0 {
            let length = span.nanoseconds();
            if length <= left {
                first.push(*span);
                left -= length;
            } else {
                let cut = later(span.from, left).unwrap_or(span.to);
                first.push(TimeSpan {
                    from: span.from,
                    to: cut,
                });
                rest.push(TimeSpan {
                    from: cut,
                    to: span.to,
                });
                left = 0;
            }
        }
        (Self::of(first), Self::of(rest))
    }
}

/// Seconds as nanoseconds, rounded up, so that a limit is never cut short.
pub(super) fn nanoseconds_above(seconds: &Exact) -> Option<i128> {
    let scaled = seconds * Exact::from(1_000_000_000);
    Exact::whole(scaled.ceil()).to_i128()
}

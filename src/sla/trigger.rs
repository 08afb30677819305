//! Termination and other triggers: so many missed windows among the last so many.

/// The first window, counted from 1, at which so many of the last so many windows are missed.
pub fn first_firing(missed: &[bool], count: usize, of_last: usize) -> Option<usize> {
    if count == 0 || of_last == 0 {
        return None;
    }
    (1..=missed.len()).find(|end| {
        let looked_at = missed
            .get(end.saturating_sub(of_last)..*end)
            .unwrap_or_default();
        looked_at.iter().filter(|missed| **missed).count() >= count
    })
}

#[cfg(test)]
mod tests {
    use super::first_firing;

    #[test]
    fn only_the_last_windows_count() {
        let windows = |text: &str| text.chars().map(|c| c == 'M').collect::<Vec<_>>();
        assert_eq!(first_firing(&windows("M..M.M"), 3, 6), Some(6));
        assert_eq!(first_firing(&windows("M.....M.M"), 3, 6), None);
        assert_eq!(first_firing(&windows("..M"), 1, 1), Some(3));
        assert_eq!(first_firing(&windows("MMM"), 0, 6), None);
        assert_eq!(first_firing(&windows("MMM"), 4, 3), None);
        assert_eq!(first_firing(&[], 1, 1), None);
    }
}

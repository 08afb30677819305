//! How wide text runs: the advance widths of Cambria, which its free twin Caladea shares.

/// Height of a line, as a share of the size of its type.
pub(super) const LINE: f64 = 1.172;

/// Thousandths of the size, from the space to `~`.
const REGULAR: [u16; 95] = [
    220, 286, 393, 619, 506, 890, 687, 237, 382, 382, 427, 554, 205, 329, 206, 490, 517, 362, 472,
    461, 492, 475, 470, 470, 485, 478, 264, 264, 554, 554, 554, 422, 885, 599, 579, 519, 625, 540,
    509, 539, 696, 343, 304, 630, 501, 888, 693, 599, 533, 599, 613, 453, 557, 687, 598, 889, 571,
    557, 507, 350, 490, 350, 554, 371, 151, 470, 520, 421, 520, 441, 313, 459, 554, 277, 255, 525,
    271, 813, 558, 480, 520, 501, 396, 392, 325, 546, 470, 720, 483, 482, 428, 387, 316, 387, 712,
];

/// The same for bold type.
const BOLD: [u16; 95] = [
    220, 335, 422, 618, 543, 976, 740, 251, 408, 408, 453, 592, 232, 311, 230, 505, 533, 458, 507,
    508, 553, 520, 538, 494, 556, 534, 280, 280, 592, 592, 592, 452, 921, 653, 634, 551, 664, 559,
    534, 586, 719, 358, 340, 680, 541, 845, 686, 647, 593, 647, 640, 473, 587, 695, 632, 959, 616,
    587, 554, 368, 505, 368, 592, 371, 184, 525, 568, 450, 570, 513, 335, 508, 600, 308, 297, 589,
    311, 891, 604, 530, 573, 559, 454, 444, 365, 609, 519, 779, 525, 521, 464, 393, 320, 393, 592,
];

/// How many lines a text takes; at least one.
pub(super) fn lines(text: &str, size: f64, is_bold: bool, width: f64) -> usize {
    let width = (width / size * 1000.0).max(1000.0);
    let mut lines = 1;
    let mut at = 0.0;
    for word in text.split_inclusive([' ', '-', '–']) {
        let long: f64 = word.chars().map(|one| advance(one, is_bold)).sum();
        let printed = if word.ends_with(' ') {
            long - advance(' ', is_bold)
        } else {
            long
        };
        if at + printed <= width {
            at += long;
            continue;
        }
        if at > 0.0 {
            lines += 1;
            at = 0.0;
        }
        // A word longer than the line is broken wherever the line ends.
        for one in word.chars() {
            let next = advance(one, is_bold);
            if at + next > width && one != ' ' {
                lines += 1;
                at = 0.0;
            }
            at += next;
        }
    }
    lines
}

/// How wide a word runs, in points.
pub(super) fn length(word: &str, size: f64, is_bold: bool) -> f64 {
    let thousandths: f64 = word.chars().map(|one| advance(one, is_bold)).sum();
    thousandths * size / 1000.0
}

fn advance(one: char, is_bold: bool) -> f64 {
    let widths = if is_bold { &BOLD } else { &REGULAR };
    let known = usize::try_from(u32::from(one))
        .ok()
        .and_then(|code| widths.get(code.checked_sub(32)?));
    f64::from(match (known, one) {
        (Some(width), _) => *width,
        (_, '‘' | '’') => 221,
        (_, '“' | '”') => 375,
        (_, '\u{a0}') => 220,
        (_, '–') => 500,
        (_, '…') => 752,
        (_, '—' | '\u{3000}'..) => 1000,
        _ => 520,
    })
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn text_is_broken_between_words() {
        assert_eq!(lines("", 10.0, false, 100.0), 1);
        assert_eq!(lines("one two", 10.0, false, 100.0), 1);
        let clause = "The Provider restores each Service within its Recovery Time, day or night.";
        assert_eq!(lines(clause, 10.0, false, 160.0), 2);
        assert_eq!(lines(&"m".repeat(100), 10.0, false, 81.5), 10);
    }
}

//! Puts two rows of things side by side so that as much as possible is alike, in order.

use super::alike::SAME;

/// Most pairs that are weighed against each other; beyond it only what is the same is paired.
const MOST: usize = 1_000_000;
/// How far ahead the same thing is looked for when there is too much to weigh.
const AHEAD: usize = 64;

/// One step: positions in the old and the new row, at least one of them.
pub(super) type Step = (Option<usize>, Option<usize>);

/// Aligns two rows. `score` says how well two things go together; 0 if they do not.
pub(super) fn align(old: usize, new: usize, score: &dyn Fn(usize, usize) -> u32) -> Vec<Step> {
    let most = old.min(new);
    let head = (0..most).take_while(|&at| score(at, at) >= SAME).count();
    let tail = (0..most - head)
        .take_while(|&at| score(old - 1 - at, new - 1 - at) >= SAME)
        .count();
    let both = |at: usize| (Some(at), Some(at));
    let mut steps: Vec<Step> = (0..head).map(both).collect();
    let (rows, columns) = (old - head - tail, new - head - tail);
    let middle = if rows.saturating_mul(columns) > MOST {
        roughly(rows, columns, &|one, two| score(head + one, head + two))
    } else {
        best(rows, columns, &|one, two| score(head + one, head + two))
    };
    let shift = |at: Option<usize>| at.map(|at| at + head);
    steps.extend(
        middle
            .into_iter()
            .map(|(one, two)| (shift(one), shift(two))),
    );
    steps.extend((0..tail).map(|at| (Some(old - tail + at), Some(new - tail + at))));
    steps
}

/// The alignment with the highest sum of scores.
fn best(old: usize, new: usize, score: &dyn Fn(usize, usize) -> u32) -> Vec<Step> {
    let width = new + 1;
    let mut sums = vec![0_u32; (old + 1) * width];
    for one in (0..old).rev() {
        for two in (0..new).rev() {
            let pair = score(one, two);
            let paired = if pair == 0 {
                0
            } else {
                sums[(one + 1) * width + two + 1].saturating_add(pair)
            };
            sums[one * width + two] = paired
                .max(sums[(one + 1) * width + two])
                .max(sums[one * width + two + 1]);
        }
    }
    let (mut one, mut two) = (0, 0);
    let mut steps = Vec::new();
    while one < old && two < new {
        let here = sums[one * width + two];
        let pair = score(one, two);
        if pair > 0 && here == sums[(one + 1) * width + two + 1].saturating_add(pair) {
            steps.push((Some(one), Some(two)));
            one += 1;
            two += 1;
        } else if here == sums[(one + 1) * width + two] {
            steps.push((Some(one), None));
            one += 1;
        } else {
            steps.push((None, Some(two)));
            two += 1;
        }
    }
    rest(&mut steps, one..old, two..new);
    steps
}

/// Pairs what is the same and near.
fn roughly(old: usize, new: usize, score: &dyn Fn(usize, usize) -> u32) -> Vec<Step> {
    let (mut steps, mut two) = (Vec::new(), 0);
    for one in 0..old {
        let ahead = two..new.min(two + AHEAD);
        match ahead.into_iter().find(|&at| score(one, at) >= SAME) {
            Some(at) => {
                rest(&mut steps, 0..0, two..at);
                steps.push((Some(one), Some(at)));
                two = at + 1;
            }
            None => steps.push((Some(one), None)),
        }
    }
    rest(&mut steps, 0..0, two..new);
    steps
}

fn rest(steps: &mut Vec<Step>, old: std::ops::Range<usize>, new: std::ops::Range<usize>) {
    steps.extend(old.map(|at| (Some(at), None)));
    steps.extend(new.map(|at| (None, Some(at))));
}

#[cfg(test)]
mod tests {
    use super::align;

    fn steps(old: &str, new: &str) -> String {
        let (old, new) = (old.as_bytes(), new.as_bytes());
        let score = |one: usize, two: usize| if old[one] == new[two] { 1000 } else { 0 };
        let shown = align(old.len(), new.len(), &score)
            .into_iter()
            .map(|step| match step {
                (Some(one), Some(_)) => char::from(old[one]).to_string(),
                (Some(one), None) => format!("-{}", char::from(old[one])),
                (None, two) => format!("+{}", two.map_or(' ', |two| char::from(new[two]))),
            });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_the_same_stays_and_the_old_goes_first() {
        assert_eq!(steps("abcd", "abcd"), "a b c d");
        assert_eq!(steps("abcd", "axcd"), "a -b +x c d");
        assert_eq!(steps("abc", "xabyc"), "+x a b +y c");
        assert_eq!(steps("abc", ""), "-a -b -c");
        assert_eq!(steps("", "ab"), "+a +b");
    }
}

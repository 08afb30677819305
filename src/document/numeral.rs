//! Letters and roman numerals of items, as Word counts its lists.

/// The letters of the `number`-th item: a … z, aa, bb …; empty for none.
pub fn letter(number: usize) -> String {
    let Some(at) = number.checked_sub(1) else {
        return String::new();
    };
    let letter = char::from(b'a' + u8::try_from(at % 26).unwrap_or(0));
    letter.to_string().repeat(at / 26 + 1)
}

/// The numeral of a number: i, ii, iii, iv …; empty for none.
pub fn roman(mut number: usize) -> String {
    const NUMERALS: &[(usize, &str)] = &[
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut out = String::new();
    for (value, numeral) in NUMERALS {
        while number >= *value {
            out.push_str(numeral);
            number -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{letter, roman};

    #[test]
    fn items_are_lettered_and_numbered_like_word() {
        assert_eq!(
            [letter(1), letter(26), letter(27), letter(28)],
            ["a", "z", "aa", "bb"]
        );
        assert_eq!(
            [roman(1), roman(4), roman(9), roman(14), roman(40)],
            ["i", "iv", "ix", "xiv", "xl"]
        );
        assert_eq!([letter(0), roman(0)], ["", ""]);
    }
}

//! Numbers in words: `thirty`, `forty-five`, `one hundred and twenty`.

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [(&str, u64); 9] = [
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fourty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// The value of a whole number in figures or in words.
pub fn whole_number(word: &str) -> Option<u64> {
    word.parse().ok().or_else(|| number_in_words(word))
}

/// The value of a number in words, in any case; nothing if one of the words is no number.
pub fn number_in_words(words: &str) -> Option<u64> {
    let (mut total, mut part, mut any) = (0_u64, 0_u64, false);
    let words = words
        .split(|one: char| !one.is_ascii_alphabetic())
        .filter(|word| !word.is_empty());
    for word in words {
        let word = word.to_ascii_lowercase();
        if word == "and" {
            // "Two and three hours" are two numbers.
            if any && part > 0 && part < 100 && total == 0 {
                return None;
            }
            continue;
        }
        any = true;
        if let Some(value) = SMALL.iter().position(|known| *known == word) {
            part = part.checked_add(u64::try_from(value).ok()?)?;
        } else if let Some((_, value)) = TENS.iter().find(|(known, _)| *known == word) {
            part = part.checked_add(*value)?;
        } else {
            match word.as_str() {
                "a" => part = part.checked_add(1)?,
                "hundred" => part = part.max(1).checked_mul(100)?,
                "thousand" | "million" | "billion" | "lakh" | "lakhs" | "lac" | "lacs"
                | "crore" | "crores" => {
                    let factor = match word.as_str() {
                        "thousand" => 1_000,
                        "million" => 1_000_000,
                        "billion" => 1_000_000_000,
                        word if word.starts_with("la") => 100_000,
                        _ => 10_000_000,
                    };
                    total = total.checked_add(part.max(1).checked_mul(factor)?)?;
                    part = 0;
                }
                _ => return None,
            }
        }
    }
    any.then(|| total.checked_add(part)).flatten()
}

#[cfg(test)]
mod tests {
    use super::number_in_words;

    #[test]
    fn words_have_values() {
        for (words, value) in [
            ("thirty", Some(30)),
            ("Forty-five", Some(45)),
            ("one hundred and twenty", Some(120)),
            ("two thousand five hundred", Some(2_500)),
            ("one million two hundred thousand", Some(1_200_000)),
            ("thirty working", None),
            ("", None),
        ] {
            assert_eq!(number_in_words(words), value, "{words}");
        }
    }
}

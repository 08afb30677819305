//! ISO 4217 codes and how many decimals each currency has.

use std::fmt;
use std::str::FromStr;

use super::unmeasurable::{Fault, Unmeasurable};

/// The active codes, by number of decimals; metals, funds and test codes are left out.
const CODES: [(u32, &str); 4] = [
    (
        0,
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF",
    ),
    (
        2,
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD \
         CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP \
         GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD \
         LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB \
         PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC \
         SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW \
         ZWG",
    ),
    (3, "BHD IQD JOD KWD LYD OMR TND"),
    (4, "CLF UYW"),
];

/// Signs people write, and the codes they may mean.
const SIGNS: [(&str, &str); 5] = [
    ("€", "EUR"),
    ("$", "USD"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("kr", "DKK, NOK or SEK"),
];

/// A currency of ISO 4217.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency {
    code: &'static str,
    decimals: u32,
}

impl Currency {
    /// The three letters: `EUR`.
    pub fn code(self) -> &'static str {
        self.code
    }

    /// How many decimals its amounts have.
    pub fn decimals(self) -> u32 {
        self.decimals
    }

    /// Every currency, by decimals and then by code.
    pub fn all() -> impl Iterator<Item = Self> {
        CODES.iter().flat_map(|(decimals, codes)| {
            codes.split_whitespace().map(|code| Self {
                code,
                decimals: *decimals,
            })
        })
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code)
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code)
    }
}

impl FromStr for Currency {
    type Err = Unmeasurable;

    fn from_str(text: &str) -> Result<Self, Unmeasurable> {
        if let Some(currency) = Self::all().find(|currency| currency.code == text) {
            return Ok(currency);
        }
        let refused = Unmeasurable::new(
            Fault::UnknownUnit,
            text,
            "an ISO 4217 currency code, such as `EUR`",
        );
        let upper = text.to_uppercase();
        if let Some((_, code)) = SIGNS.iter().find(|(sign, _)| *sign == text) {
            return Err(refused.suggest(format!("write the code: {code}")));
        }
        Err(match Self::all().find(|currency| currency.code == upper) {
            Some(currency) => refused.suggest(format!("write `{currency}`")),
            None => refused,
        })
    }
}

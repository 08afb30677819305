//! Sums, differences and products of exact numbers. Division is a method, because it can fail.

use std::iter::{Product, Sum};
use std::ops::{Add, Mul, Neg, Sub};

use super::Exact;

macro_rules! operator {
    ($($trait:ident $method:ident),+) => {$(
        impl $trait<&Exact> for &Exact {
            type Output = Exact;
            fn $method(self, other: &Exact) -> Exact {
                Exact((&self.0).$method(&other.0))
            }
        }
        impl $trait<Exact> for Exact {
            type Output = Exact;
            fn $method(self, other: Exact) -> Exact {
                Exact(self.0.$method(other.0))
            }
        }
        impl $trait<&Exact> for Exact {
            type Output = Exact;
            fn $method(self, other: &Exact) -> Exact {
                Exact(self.0.$method(&other.0))
            }
        }
        impl $trait<Exact> for &Exact {
            type Output = Exact;
            fn $method(self, other: Exact) -> Exact {
                Exact((&self.0).$method(other.0))
            }
        }
    )+};
}

operator!(Add add, Sub sub, Mul mul);

impl Neg for Exact {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Sum for Exact {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::zero(), |total, number| total + number)
    }
}

impl<'a> Sum<&'a Self> for Exact {
    fn sum<I: Iterator<Item = &'a Self>>(numbers: I) -> Self {
        numbers.fold(Self::zero(), |total, number| total + number)
    }
}

impl Product for Exact {
    fn product<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::one(), |total, number| total * number)
    }
}

macro_rules! from_whole {
    ($($number:ty),+) => {$(
        impl From<$number> for Exact {
            fn from(number: $number) -> Self {
                Self::whole(number)
            }
        }
    )+};
}

from_whole!(i32, u32, i64, u64, i128, usize);

//! Recovery promises against availability, backups and data volumes (model 3.8).

use super::budget::downtime_budget;
use crate::measure::{Exact, Percentage};

/// How many recoveries of full length a downtime budget holds: `⌊B / RTO⌋`; nothing for no RTO.
pub fn full_recoveries(budget: &Exact, rto: &Exact) -> Option<u64> {
    Exact::whole(budget.checked_div(rto)?.floor()).to_u64()
}

/// The availability of agreed time with so many recoveries of full length and no other downtime.
pub fn after_recoveries(agreed: &Exact, rto: &Exact, recoveries: u32) -> Option<Percentage> {
    let up = (agreed - rto * Exact::from(recoveries)).checked_div(agreed)?;
    Some(Percentage::clamped_share(&up))
}

/// The mean time between outages a target needs, `MTTR · T/(1 − T)`; nothing for a target of 100 %.
pub fn mean_uptime_needed(target: &Percentage, mean_repair: &Exact) -> Option<Exact> {
    (mean_repair * target.share()).checked_div(&target.complement().share())
}

/// How many outages a length of time holds, with this mean uptime and repair.
pub fn outages_in(length: &Exact, mean_uptime: &Exact, mean_repair: &Exact) -> Option<Exact> {
    length.checked_div(&(mean_uptime + mean_repair))
}

/// The age of the newest copy at worst: `(1 + f) · interval + duration + lag`, after so many failed jobs.
pub fn worst_loss(interval: &Exact, duration: &Exact, copy_lag: &Exact, failed: u32) -> Exact {
    interval * Exact::from(failed + 1) + duration + copy_lag
}

/// The longest backup interval that keeps an RPO; nothing where job and copy alone take longer.
pub fn largest_interval(
    rpo: &Exact,
    duration: &Exact,
    copy_lag: &Exact,
    failed: u32,
) -> Option<Exact> {
    let left = rpo - duration - copy_lag;
    if left.is_negative() {
        None
    } else {
        left.checked_div(&Exact::from(failed + 1))
    }
}

/// How long a volume takes at a rate; nothing for no rate.
pub fn restore_duration(volume: &Exact, rate: &Exact) -> Option<Exact> {
    volume.checked_div(rate)
}

/// How long a recovery path takes: detect, decide, act and verify, the customer's steps among them.
pub fn path_time(steps: &[Exact]) -> Exact {
    steps.iter().sum()
}

/// Whether one recovery of full length already breaks an availability target.
pub fn contradicts(target: &Percentage, agreed: &Exact, rto: &Exact) -> bool {
    *rto > downtime_budget(target, agreed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Rounding;

    #[test]
    fn a_yearly_promise_leaves_room_for_one_disaster() {
        let (year, rto) = (Exact::from(8760), Exact::from(4));
        let target: Percentage = "99.95%".parse().unwrap();
        assert_eq!(
            full_recoveries(&downtime_budget(&target, &year), &rto),
            Some(1)
        );
        assert!(!contradicts(&target, &year, &rto));
        assert!(contradicts(
            &"99.9%".parse().unwrap(),
            &Exact::from(720),
            &rto
        ));
        let after = after_recoveries(&year, &rto, 1).unwrap();
        assert_eq!(after.fixed(6, Rounding::HalfUp), "99.954338");
        assert_eq!(full_recoveries(&year, &Exact::zero()), None);
        assert_eq!(mean_uptime_needed(&"100%".parse().unwrap(), &rto), None);
    }

    #[test]
    fn daily_backups_cannot_give_hours() {
        let minutes = |n: i32| Exact::from(n);
        let largest = largest_interval(&minutes(60), &minutes(2), &minutes(5), 1).unwrap();
        assert_eq!(largest.to_string(), "26.5");
        assert_eq!(
            largest_interval(&minutes(6), &minutes(2), &minutes(5), 0),
            None
        );
        assert_eq!(
            path_time(&[minutes(15), minutes(30), minutes(60), minutes(20)]),
            minutes(125)
        );
    }
}

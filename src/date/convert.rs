//! Days of other calendar crates, each behind a feature of its name.

#[cfg(feature = "jiff-02")]
mod jiff_02 {
    use crate::date::Date;
    use crate::error::Error;

    impl From<Date> for jiff_02::civil::Date {
        fn from(date: Date) -> Self {
            // Every day of the years 1 to 9999 is one of jiff's, whose years run from -9999 to 9999.
            jiff_02::civil::Date::constant(date.year(), date.month(), date.day())
        }
    }

    impl TryFrom<jiff_02::civil::Date> for Date {
        type Error = Error;
        /// Fails for years before 1.
        fn try_from(date: jiff_02::civil::Date) -> Result<Date, Error> {
            Date::new(date.year(), date.month(), date.day())
        }
    }
}

#[cfg(feature = "chrono-04")]
mod chrono_04 {
    use crate::date::Date;
    use crate::error::Error;
    use chrono_04::{Datelike as _, NaiveDate};

    impl From<Date> for NaiveDate {
        fn from(date: Date) -> Self {
            NaiveDate::from_ymd_opt(date.year().into(), date.month() as u32, date.day() as u32).unwrap_or_default()
        }
    }

    impl TryFrom<NaiveDate> for Date {
        type Error = Error;
        /// Fails for years outside 1 to 9999.
        fn try_from(date: NaiveDate) -> Result<Date, Error> {
            let year = i16::try_from(date.year()).unwrap_or(i16::MAX);
            Date::new(year, date.month() as i8, date.day() as i8)
        }
    }
}

#[cfg(feature = "time-03")]
mod time_03 {
    use crate::date::Date;
    use crate::error::Error;

    impl From<Date> for time_03::Date {
        fn from(date: Date) -> Self {
            let month = time_03::Month::try_from(date.month() as u8).unwrap_or(time_03::Month::January);
            time_03::Date::from_calendar_date(date.year().into(), month, date.day() as u8).unwrap_or(time_03::Date::MIN)
        }
    }

    impl TryFrom<time_03::Date> for Date {
        type Error = Error;
        /// Fails for years outside 1 to 9999.
        fn try_from(date: time_03::Date) -> Result<Date, Error> {
            let year = i16::try_from(date.year()).unwrap_or(i16::MAX);
            Date::new(year, u8::from(date.month()) as i8, date.day() as i8)
        }
    }
}

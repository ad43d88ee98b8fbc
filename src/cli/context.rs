//! The surroundings of the program, read once: terminals and the environment.
//!
//! In: the process. Out: [`Surroundings`]. Nothing else in the crate may read the environment.

use jiff::civil::Date;
use std::io::IsTerminal;

/// What the program needs to know of where it runs.
#[derive(Debug, Clone)]
pub(super) struct Surroundings {
    /// Whether messages may be coloured: standard error is a terminal and `NO_COLOR` is not set.
    pub(super) color: bool,
    /// The same for what goes to standard output.
    pub(super) color_out: bool,
    /// Whether somebody can be asked: standard input and standard error are terminals.
    pub(super) asks: bool,
    /// Whether progress can be drawn: standard error is a terminal that takes more than lines.
    #[cfg(feature = "build")]
    pub(super) draws: bool,
    /// The value of `SOURCE_DATE_EPOCH`, if it is set and not empty.
    pub(super) source_date_epoch: Option<String>,
    /// The day, for warnings and as the answer that `draft new` proposes: no paper depends on it.
    pub(super) today: Option<Date>,
}

impl Surroundings {
    /// Reads the surroundings.
    #[allow(
        clippy::disallowed_methods,
        reason = "this is the one place that reads the environment and the clock"
    )]
    pub(super) fn capture() -> Self {
        // https://no-color.org: set and not empty means no colour.
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let dumb = std::env::var("TERM").is_ok_and(|term| term == "dumb");
        let now = jiff::Timestamp::now();
        Self {
            color: std::io::stderr().is_terminal() && !no_color && !dumb,
            color_out: std::io::stdout().is_terminal() && !no_color && !dumb,
            #[cfg(feature = "build")]
            draws: std::io::stderr().is_terminal() && !dumb,
            asks: std::io::stdin().is_terminal() && std::io::stderr().is_terminal() && !dumb,
            today: Some(jiff::tz::Offset::UTC.to_datetime(now).date()),
            source_date_epoch: std::env::var("SOURCE_DATE_EPOCH").ok().filter(|epoch| !epoch.is_empty()),
        }
    }
}

//! A question put to whoever sits at the terminal.
//!
//! In: a question. Out: the answer. It must not know what the answer is for.

use crate::starter::{Ask, Question};
use anyhow::Context as _;
use dialoguer::console::Term;
use dialoguer::{Input, Select};
use std::io;

/// What somebody answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// These words.
    Words(String),
    /// Nothing, so that the blank stays.
    Open,
    /// That they want to stop.
    Stop,
}

/// Puts a question on standard error.
///
/// # Errors
/// A terminal that cannot be read.
pub(super) fn ask(question: &Question) -> anyhow::Result<Answer> {
    let terminal = Term::stderr();
    let help = format!("\n{}", question.help);
    let answered =
        terminal.write_line(&help).map_err(dialoguer::Error::from).and_then(|()| match &question.ask {
            Ask::Line(proposed) => {
                let input = Input::<String>::new().with_prompt(&question.words).allow_empty(true);
                let input = match proposed {
                    Some(proposed) => input.default(proposed.clone()),
                    None => input,
                };
                input.interact_text_on(&terminal)
            }
            Ask::Pick(choices) => {
                let shown: Vec<String> = choices.iter().map(|(word, about)| shown(word, about)).collect();
                let select = Select::new().with_prompt(&question.words).items(&shown).default(0);
                let picked = select.interact_on_opt(&terminal)?;
                Ok(picked.and_then(|at| choices.get(at)).map(|(word, _)| word.clone()).unwrap_or_default())
            }
        });
    match answered {
        Ok(words) if words.trim().is_empty() => Ok(Answer::Open),
        Ok(words) => Ok(Answer::Words(words)),
        Err(dialoguer::Error::IO(error)) if stops(&error) => {
            // A list hides the cursor while it is shown.
            let _ = terminal.show_cursor();
            Ok(Answer::Stop)
        }
        Err(error) => Err(error).context("cannot read from the terminal"),
    }
}

fn shown(word: &str, about: &str) -> String {
    match (word.is_empty(), about.is_empty()) {
        (true, _) => about.to_owned(),
        (false, true) => word.to_owned(),
        (false, false) => format!("{word}: {about}"),
    }
}

/// Whether the terminal says that nobody will answer any more.
fn stops(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::Interrupted | io::ErrorKind::UnexpectedEof | io::ErrorKind::NotConnected
    )
}

//! Wrong use, said in the reader's language. The parser of the command line speaks English only;
//! the kinds that people meet are said here, the rest is passed on as it is.

use balai_core::diagnostic::Text;
use balai_core::say;
use clap::error::{ContextKind, ErrorKind};

use crate::args::t;
use crate::ending::{Outcome, Stop};
use crate::screen;

/// Help and version are answers; everything else is wrong use.
pub fn answer(error: &clap::Error) -> Outcome {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            screen::out(&page(error));
            Ok(())
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            screen::err(&page(error));
            Err(Stop::Misuse(say!("perintahnya belum disebut", "no command was given")))
        }
        _ => Err(Stop::Misuse(sentence(error))),
    }
}

/// The one word that the parser puts into every usage line.
fn page(error: &clap::Error) -> String {
    error.render().to_string().replace("[OPTIONS]", t("[PILIHAN]", "[OPTIONS]"))
}

/// What is wrong with the command line, in one or two sentences.
pub fn sentence(error: &clap::Error) -> Text {
    let of = |kind| error.get(kind).map_or_else(String::new, |v| v.to_string().replace("...", ""));
    let (word, value) = (of(ContextKind::InvalidArg), of(ContextKind::InvalidValue));
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let near = near.into_iter().map(of).find(|s| !s.is_empty());
    let said = match error.kind() {
        ErrorKind::UnknownArgument => say!("{word} tidak dikenal di sini", "{word} is not known here"),
        ErrorKind::InvalidSubcommand => {
            let word = of(ContextKind::InvalidSubcommand);
            say!("tidak ada perintah \"{word}\"", "there is no command \"{word}\"")
        }
        ErrorKind::MissingSubcommand => say!("perintahnya belum disebut", "no command was given"),
        ErrorKind::MissingRequiredArgument => say!("yang belum disebut: {word}", "missing: {word}"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if value.is_empty() => {
            say!("{word} memerlukan isi", "{word} needs a value")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let valid = of(ContextKind::ValidValue);
            let (id, en) = if valid.is_empty() {
                (String::new(), String::new())
            } else {
                (format!(" (yang berlaku: {valid})"), format!(" (valid: {valid})"))
            };
            say!("\"{value}\" tidak berlaku untuk {word}{id}", "\"{value}\" is not valid for {word}{en}")
        }
        ErrorKind::ArgumentConflict => say!("{word} disebut dua kali", "{word} was given twice"),
        _ => Text::same(error.render().to_string().trim().to_owned()),
    };
    let (id, en) = near.map_or((String::new(), String::new()), |near| {
        (format!("; mungkin maksudnya {near}"), format!("; perhaps {near} is meant"))
    });
    Text {
        id: format!("{}{id}. Bantuan: balai --help", said.id),
        en: format!("{}{en}. Help: balai --help --lang en", said.en),
    }
}

//! `balai journal verify` and `balai journal show`.

use balai_app::{Chain, Line, Tear};
use balai_core::diagnostic::count;
use balai_core::say;
use clap::{Args, Subcommand};

use super::database::Database;
use super::{ended, wait};
use crate::args::{lang, t};
use crate::ending::{Outcome, Stop};
use crate::screen;

/// Lines read at a time.
const PAGE: i64 = 1_000;

/// The commands about the journal.
#[derive(Debug, Subcommand)]
pub enum JournalCommand {
    /// Verify.
    #[command(about = t("Ikuti rantainya; sebut baris pertama yang putus", "Follow the chain; name the first torn line"))]
    Verify(Verify),
    /// Show.
    #[command(about = t("Tampilkan barisnya", "Show its lines"))]
    Show(Show),
}

/// Which journal.
#[derive(Debug, Args)]
pub struct Verify {
    /// Known hash.
    #[arg(long, value_name = "HASH", help = t("Cap terakhir yang disimpan di tempat lain: membuktikan bahwa ujungnya tidak dipotong",
        "Last seal that was kept elsewhere: shows that the end was not cut off"))]
    head: Option<String>,
    #[command(flatten)]
    database: Database,
}

/// Which lines.
#[derive(Debug, Args)]
pub struct Show {
    /// After.
    #[arg(long, value_name = "N", help = t("Hanya sesudah baris ini (bawaan: 20 baris terakhir)", "Only after this line (default: the last 20)"))]
    after: Option<i64>,
    /// How many.
    #[arg(long, value_name = "N", default_value_t = 20, hide_default_value = true, help = t("Paling banyak (bawaan: 20)", "At most (default: 20)"))]
    limit: i64,
    /// Subject.
    #[arg(long, value_name = "SUBJECT", help = t("Hanya tentang ini, misalnya order/bogor", "Only about this, for example order/bogor"))]
    subject: Option<String>,
    #[command(flatten)]
    database: Database,
}

/// Carries out a command about the journal.
pub fn obey(command: &JournalCommand) -> Outcome {
    match command {
        JournalCommand::Verify(what) => wait(verify(what)),
        JournalCommand::Show(what) => wait(show(what)),
    }
}

async fn verify(what: &Verify) -> Outcome {
    let upkeep = what.database.open().await?;
    let chain = upkeep.chain(what.head.clone(), None).await.map_err(ended)?;
    let said = sentence(&chain);
    screen::out(&format!("{}\n", said.get(lang())));
    if matches!(chain, Chain::Whole(..)) { Ok(()) } else { Err(Stop::Refused) }
}

/// What following the chain found, in a sentence.
pub fn sentence(chain: &Chain) -> balai_core::diagnostic::Text {
    match chain {
        Chain::Whole(lines, head) => {
            let n = count(*lines, lang());
            say!("utuh: {n} baris, cap terakhir {head}", "whole: {n} lines, last seal {head}")
        }
        Chain::Torn(line, tear) => {
            let why = match tear {
                Tear::Missing => {
                    say!("hilang, atau ada baris yang disisipkan", "missing, or a line was slipped in")
                }
                Tear::Link => {
                    say!("tidak menyambung ke baris sebelumnya", "it does not join the line before")
                }
                Tear::Seal => say!("isinya tidak cocok dengan capnya", "what it says does not fit its seal"),
                Tear::Unreadable => say!("tidak dapat dibaca", "it cannot be read"),
            };
            let (id, en) = (why.id, why.en);
            say!("PUTUS pada baris {line}: {id}", "TORN at line {line}: {en}")
        }
        Chain::Foreign(lines) => {
            say!(
                "PUTUS: {lines} baris menyambung, tetapi cap yang Anda sebut tidak ada di antaranya; ujungnya dipotong atau semuanya ditulis ulang",
                "TORN: {lines} lines join, but the seal you named is not among them; the end was cut off or all was written anew"
            )
        }
    }
}

async fn show(what: &Show) -> Outcome {
    let upkeep = what.database.open().await?;
    let last = upkeep.last_line().await.map_err(ended)?.map_or(0, |line| line.seq);
    let all = what.subject.is_some();
    let mut after = what.after.unwrap_or(if all { 0 } else { (last - what.limit).max(0) });
    let wanted = |line: &Line| what.subject.as_ref().is_none_or(|s| line.subject.starts_with(s.as_str()));
    let mut left = what.limit;
    while left > 0 {
        let page = upkeep.lines(after, PAGE).await.map_err(ended)?;
        let Some(end) = page.last() else { break };
        after = end.seq;
        for line in page.iter().filter(|line| wanted(line)).take(usize::try_from(left).unwrap_or(0)) {
            let Line { seq, at, act, actor, subject, hash, .. } = line;
            screen::out(&format!(
                "{seq:>8}  {at}  {act:<16} {actor:<24} {subject}  {}\n",
                hash.get(..12).unwrap_or(hash)
            ));
            left -= 1;
        }
    }
    Ok(())
}

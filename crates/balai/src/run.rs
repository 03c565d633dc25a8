//! `balai run`: the main job. From one order to its whole dossier in a folder, or nothing at all.

use std::fs;
use std::path::{Path, PathBuf};

use balai_app::report::dossier::{Dossier, DossierSettings, NoDossier, Staff, Step, dossier};
use balai_core::arrange::Settings;
use balai_core::diagnostic::{Lang, Source, Text, count, short_date};
use balai_core::say;
use clap::Args;
use jiff::civil::Date;

use crate::args::{lang, t};
use crate::ending::{Outcome, Stop};
use crate::files::{may_write, write_folder};
use crate::hall::{self, Against, Hall, NoHall};
use crate::order::refuse;
use crate::progress::Progress;
use crate::{papers, screen, summary};

/// Public address printed on letters that no hall serves yet (RFC 2606 keeps the name free).
const SITE: &str = "https://balai.example";

/// What to run.
#[derive(Debug, Args)]
pub struct Run {
    /// Order file.
    #[arg(value_name = "ORDER", help = t("Berkas perintah (*.balai)", "Order file (*.balai)"))]
    order: PathBuf,
    /// City and people.
    #[command(flatten)]
    against: Against,
    /// Where to.
    #[arg(long, value_name = "DIR", help = t("Folder hasil", "Folder for the results"))]
    out: PathBuf,
    /// Seed.
    #[arg(long, default_value_t = 1, hide_default_value = true, help = t("Benih pegawai contoh dan jadwal (bawaan: 1)",
        "Seed of the sample staff and the roster (default: 1)"))]
    seed: u64,
    /// Cohorts.
    #[arg(long, value_name = "2-4", value_parser = clap::value_parser!(u8).range(2..=4), help = t("Bagi tiap unit dalam kohort yang tidak pernah bertemu",
        "Split each unit into cohorts that never meet"))]
    cohorts: Option<u8>,
    /// Day of the notice.
    #[arg(long, value_name = "DATE", help = t("Hari pengumuman (bawaan: hari pertama perintah)", "Day of the notice (default: the order's first day)"))]
    at: Option<Date>,
    /// Public address.
    #[arg(long, value_name = "URL", default_value = SITE, hide_default_value = true, help = t("Alamat publik balai, untuk tautan dan QR",
        "Public address of the hall, for links and QR"))]
    site: String,
}

/// Checks, arranges, writes everything, and says on one screen what came out.
pub fn run(what: &Run) -> Outcome {
    may_write(&what.out, is_dossier)?;
    let mut progress = Progress::start();
    let steps = Step::ALL.len() + 2;
    progress.show(&say!("Membaca kota dan pegawainya", "Reading the city and its people"), 0, steps);
    let made = prepare(what).and_then(|(source, hall)| {
        let others: Vec<_> = papers::other_texts(&what.order);
        let settings = DossierSettings {
            roster: Settings { seed: what.seed, cohorts: what.cohorts, ..Settings::default() },
            day: what.at,
            site: what.site.clone(),
        };
        let mut done = 0;
        let mut tell = |step: Step| {
            done += 1;
            progress.show(&words(step), done, steps);
        };
        let staff = Staff { people: &hall.people, sample: hall.sample };
        let made = dossier((&hall.city, staff), &source, &others, &settings, &mut tell);
        made.map(|made| (made, hall)).map_err(|why| Failed::Dossier(why, source))
    });
    let (made, hall) = match made {
        Ok(made) => made,
        Err(failed) => {
            progress.end();
            return Err(stop(failed));
        }
    };
    progress.show(&say!("Menulis berkas", "Writing files"), steps - 1, steps);
    let written = write(what, &made, &hall);
    progress.end();
    let (files, bytes) = written?;
    screen::out(&summary::of_run(&made, lang()));
    screen::out(&written_line(&what.out, files, bytes));
    Ok(())
}

/// Why nothing came out.
enum Failed {
    Hall(NoHall),
    Dossier(NoDossier, Source),
}

fn prepare(what: &Run) -> Result<(Source, Hall), Failed> {
    let read = papers::read(&what.order).map_err(|stop| Failed::Hall(NoHall::Stop(stop)))?;
    let slug = papers::city_named(&read.order);
    // An order that cannot be read names no city either: what was read wrong says more.
    if slug.is_none() && balai_core::diagnostic::has_errors(&read.findings) {
        return Err(Failed::Dossier(NoDossier::Refused(read.findings), read.source));
    }
    let hall = hall::open(&what.against, slug, what.seed).map_err(Failed::Hall)?;
    Ok((read.source, hall))
}

fn stop(failed: Failed) -> Stop {
    match failed {
        Failed::Hall(NoHall::Stop(stop)) => stop,
        Failed::Hall(NoHall::Findings(findings, tables)) => refuse(&findings, &tables),
        Failed::Dossier(NoDossier::Refused(findings), source) => refuse(&findings, &[source]),
        Failed::Dossier(NoDossier::NotInForce(day), _) => {
            let (id, en) = (short_date(day, Lang::Id), short_date(day, Lang::En));
            Stop::Misuse(say!("perintah ini tidak berlaku pada {id}", "this order does not hold on {en}"))
        }
        Failed::Dossier(NoDossier::Broken(why), _) => Stop::Broken(Text::same(why)),
    }
}

fn words(step: Step) -> Text {
    Text::fixed(step.words(Lang::Id), step.words(Lang::En))
}

/// Writes the dossier with the notice as a page; gives the number of files and bytes.
fn write(what: &Run, made: &Dossier, hall: &Hall) -> Result<(usize, usize), Stop> {
    let page = balai_web::notice_page_standalone(&hall.city, &made.notice, lang(), &what.site);
    let mut files = made.files.clone();
    files.push(("notice.html".into(), page.into_bytes()));
    write_folder(&what.out, &files, is_dossier)?;
    Ok((files.len(), files.iter().map(|(_, bytes)| bytes.len()).sum()))
}

/// True if a folder is an earlier dossier: its summary says of which order.
fn is_dossier(folder: &Path) -> bool {
    let text = fs::read_to_string(folder.join("summary.json")).unwrap_or_default();
    let summary: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    summary["order"].is_string() && summary["roster"]["id"].is_string()
}

fn written_line(place: &Path, files: usize, bytes: usize) -> String {
    let (place, size) = (place.display(), count(i64::try_from(bytes / 1024).unwrap_or(i64::MAX), lang()));
    say!("\n{files} berkas, {size} KiB, di {place}\n", "\n{files} files, {size} KiB, in {place}\n")
        .get(lang())
        .to_owned()
}

//! The one screen at the end of the main job, read from the same value as `summary.json`.

use balai_app::report::dossier::Dossier;
use balai_core::diagnostic::{Finding, Lang, count, long_date};
use balai_core::say;
use jiff::civil::Date;
use serde_json::Value;

/// Findings told with their first line.
const TOLD: usize = 5;
/// Columns of a terminal.
const WIDTH: usize = 80;
const CHANNELS: [&str; 5] = ["open", "limited", "moved", "online", "closed"];

/// The screen of a dossier.
pub fn of_run(made: &Dossier, lang: Lang) -> String {
    let (first, last) = made.notice.span;
    let span = format!("{} – {}", long_date(first, lang), long_date(last, lang));
    let head = format!("{}\n{span}\n", made.notice.citation);
    head + &screen(&made.summary, lang) + &findings(&made.findings, lang)
}

/// What the run came to: units, people on site by day against the cap, services, roster, findings.
fn screen(summary: &Value, lang: Lang) -> String {
    let n = |path: &str| count(summary.pointer(path).and_then(Value::as_i64).unwrap_or(0), lang);
    let (people, total) = (n("/people"), n("/units/total"));
    let (closed, limited, open) = (n("/units/closed"), n("/units/limited"), n("/units/open"));
    let sample = summary["sample_people"] == true;
    let (id, en) = if sample { ("pegawai contoh", "sample people") } else { ("pegawai", "staff") };
    let (no_id, no_en) = match summary.pointer("/units/without_staff").and_then(Value::as_i64) {
        Some(none @ 1..) => (format!(", tanpa pegawai {none}"), format!(", without staff {none}")),
        _ => Default::default(),
    };
    let head = say!(
        "{people} {id}\n\nUnit     {total}: tutup {closed}, terbatas {limited}, buka {open}{no_id}\n\n",
        "{people} {en}\n\nUnits    {total}: closed {closed}, limited {limited}, open {open}{no_en}\n\n"
    );
    let mut out = head.get(lang).to_owned();
    out += &table(summary, lang);
    let (proven, short) = (n("/roster/units_proven"), n("/roster/posts_uncovered"));
    let (e, w, notes) = (n("/findings/errors"), n("/findings/warnings"), n("/findings/notes"));
    let foot = say!(
        "\nJadwal   terbukti terbaik di {proven} dari {total} unit; orang kurang di pos jaga: {short}\n\
         Temuan   {e} galat, {w} peringatan, {notes} catatan\n",
        "\nRoster   proven best in {proven} of {total} units; people missing at posts: {short}\n\
         Findings {e} errors, {w} warnings, {notes} notes\n"
    );
    out + foot.get(lang)
}

const HEAD_ID: &str = "                          seluruh    unit berbatas  layanan
hari                    di tempat  rencana   batas   buka  terb. pindah daring  tutup
";
const HEAD_EN: &str = "                         everyone   units with cap  services
day                       on site  planned     cap   open limit.  moved online closed
";

fn table(summary: &Value, lang: Lang) -> String {
    let mut out = String::from(if lang == Lang::Id { HEAD_ID } else { HEAD_EN });
    for day in summary["days"].as_array().map_or(&[][..], Vec::as_slice) {
        let n = |v: &Value| count(v.as_i64().unwrap_or(0), lang);
        let date = day["date"].as_str().and_then(|d| d.parse::<Date>().ok());
        let date = date.map_or_else(String::new, |d| long_date(d, lang));
        let (all, planned, cap) = (n(&day["on_site"]), n(&day["on_site_under_cap"]), n(&day["cap"]));
        out += &format!("{date:<24}{all:>9}{planned:>9}{cap:>8}");
        for channel in CHANNELS {
            out += &format!("{:>7}", n(&day["services"][channel]));
        }
        out.push('\n');
    }
    out
}

/// The first findings, a line each; the rest are counted.
fn findings(all: &[Finding], lang: Lang) -> String {
    let line = |f: &Finding| {
        let line = format!("  {} {}: {}", f.code, f.level.word().get(lang), f.title.get(lang));
        let cut = line.chars().count() > WIDTH;
        let kept: String = line.chars().take(if cut { WIDTH - 1 } else { WIDTH }).collect();
        format!("{kept}{}\n", if cut { "…" } else { "" })
    };
    let mut out: String = all.iter().take(TOLD).map(line).collect();
    if let Some(rest) = all.len().checked_sub(TOLD).filter(|rest| *rest > 0) {
        out += say!("  dan {rest} lagi: summary.json\n", "  and {rest} more: summary.json\n").get(lang);
    }
    out
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_screen_of_a_run() {
        let summary = json!({
            "people": 13362, "sample_people": true,
            "units": { "total": 161, "closed": 38, "limited": 118, "open": 0, "without_staff": 5 },
            "days": [{ "date": "2021-06-29", "cap": 2141, "on_site_under_cap": 2103, "on_site": 2103,
                "services": { "open": 5, "limited": 9, "moved": 1, "online": 13, "closed": 2 } }],
            "roster": { "units_proven": 150, "posts_uncovered": 35 },
            "findings": { "errors": 0, "warnings": 2, "notes": 3 },
        });
        insta::assert_snapshot!([screen(&summary, Lang::Id), screen(&summary, Lang::En)].join("\n----\n"));
    }
}

//! `posts.csv`: what must be staffed, at one unit or at every unit of a kind.

use super::row::{Row, Sheet};
use super::services::{both, kind_of, unit_of};
use super::{code, weekdays};
use crate::city::{Place, Post, Unit, UnitIx};
use crate::diagnostic::{Finding, Text};
use crate::say;

/// Columns.
pub const COLUMNS: &[&str] = &[
    "slug", "unit", "name", "name_en", "place", "skill", "start", "end", "days", "holidays", "need",
    "source", "estimate",
];

const PLACES: [(&str, Place); 2] = [("kantor", Place::Office), ("lapangan", Place::Field)];

/// A post with the row it came from; `general` if the row named a kind and not the unit.
struct Read<'a> {
    post: Post,
    row: Row<'a>,
    general: bool,
}

/// Reads the posts, grouped by unit. A row that names a unit beats a row of the same name that
/// names its kind.
pub fn read(sheet: &Sheet, units: &[Unit], out: &mut Vec<Finding>) -> Vec<Post> {
    let mut all: Vec<Read<'_>> = vec![];
    for row in sheet.rows() {
        let post = one(&row, out);
        let unit = row.required("unit", out);
        if let Some(word) = unit.strip_suffix("/*") {
            let kind = kind_of(&row, "unit", word, units, out);
            for at in (0..units.len()).filter(|i| units[*i].kind == kind) {
                let post = Post { unit: UnitIx::of(at), ..post.clone() };
                all.push(Read { post, row, general: true });
            }
        } else if let Some(unit) = unit_of(&row, "unit", &unit, units, out) {
            all.push(Read { post: Post { unit, ..post }, row, general: false });
        }
    }
    all.sort_by_key(|r| r.post.unit);
    let mut posts: Vec<Read<'_>> = vec![];
    for group in all.chunk_by(|a, b| a.post.unit == b.post.unit) {
        posts.extend(resolve(group, out));
    }
    large(&posts, units, out);
    posts.into_iter().map(|r| r.post).collect()
}

fn one(row: &Row<'_>, out: &mut Vec<Finding>) -> Post {
    Post {
        slug: row.slug(out),
        unit: UnitIx(0),
        name: both(row, "name", "name_en", out),
        place: row.word("place", &PLACES, out).unwrap_or(Place::Office),
        skill: row.option("skill"),
        start: row.time("start", out),
        end: row.time("end", out),
        weekdays: days(row, out),
        holidays: row.yes("holidays", out),
        need: need(row, out),
        provenance: row.provenance(out),
    }
}

fn need(row: &Row<'_>, out: &mut Vec<Finding>) -> u32 {
    let need = row.number("need", out);
    if need == 0 && row.text("need") == "0" {
        let finding = Finding::new(code::NUMBER, say!("pos tanpa orang", "a post without people"));
        let help = say!(
            "isi jumlah orang paling sedikit 1, atau hapus baris ini",
            "put at least 1, or delete the row"
        );
        row.say("need", finding.help(help), Text::default(), out);
    }
    need
}

fn days(row: &Row<'_>, out: &mut Vec<Finding>) -> [bool; 7] {
    let text = row.required("days", out);
    weekdays::read(&text).unwrap_or_else(|| {
        if !text.is_empty() {
            let finding = Finding::new(
                code::WEEKDAYS,
                say!("\"{text}\" bukan hari kerja pos", "\"{text}\" are no weekdays"),
            )
            .help(say!(
                "tulis sen-jum, sen-min, atau sab;min",
                "write sen-jum, sen-min or sab;min (Monday is sen)"
            ));
            row.say("days", finding, Text::default(), out);
        }
        [false; 7]
    })
}

/// One unit's posts: the special beats the general, two of a sort are spoken of.
fn resolve<'a>(group: &[Read<'a>], out: &mut Vec<Finding>) -> Vec<Read<'a>> {
    let mut kept: Vec<Read<'a>> = vec![];
    for read in group {
        let copy = Read { post: read.post.clone(), row: read.row, general: read.general };
        let Some(at) = kept.iter().position(|k| k.post.slug == read.post.slug) else {
            kept.push(copy);
            continue;
        };
        match (kept[at].general, read.general) {
            (true, false) => kept[at] = copy,
            (false, true) => {}
            _ => {
                let slug = &read.post.slug;
                read.row.twice("slug", &format!("pos \"{slug}\""), kept[at].row, out);
            }
        }
    }
    kept
}

fn large(posts: &[Read<'_>], units: &[Unit], out: &mut Vec<Finding>) {
    for read in posts {
        let unit = &units[read.post.unit.at()];
        let (need, staff, name) = (read.post.need, unit.staff(), &unit.short);
        if need > staff {
            let finding = Finding::new(
                code::POST_TOO_LARGE,
                say!(
                    "pos perlu {need} orang; {name} hanya punya {staff}",
                    "the post needs {need} people; {name} has {staff}"
                ),
            )
            .help(say!(
                "kurangi need, atau betulkan asn dan non_asn unit itu",
                "lower need, or correct asn and non_asn of the unit"
            ));
            read.row.say("need", finding, Text::default(), out);
        }
    }
}

//! Reasons for cells, whole and in both languages.

use super::plan;
use super::sample::Hall;
use crate::arrange::{Roster, why};
use crate::city::StaffKind;
use crate::diagnostic::Lang;
use crate::order::{Standard, Where};

/// A unit of eight under a quota of two, with nurses in three shifts and a cashier.
fn hall() -> Hall {
    let mut hall = Hall::new(&[9], 6);
    hall.post(Some("kasir"), (8, 16), 1);
    hall.post(Some("perawat"), (21, 7), 1);
    hall.skill([1, 2, 3], "kasir");
    hall.skill([3, 4, 5, 6], "perawat");
    hall.people[0].head = true;
    hall.people[2].home_only = true;
    hall.people[7].kind = StaffKind::NonAsn;
    (4..7).for_each(|i| hall.people[i].shift = true);
    hall.quota(0, 3, 0);
    hall.picket(0, 1, None);
    hall.away(6, 1);
    hall
}

fn tell(hall: &Hall, roster: &Roster, i: usize, day: usize, lang: Lang) -> String {
    let told = why(&hall.city, &hall.people, &hall.effect, &roster.units[0], (Hall::who(i), day));
    let mut text = format!("{} [{}]\n", told.headline.get(lang), told.clause);
    told.reasons.iter().for_each(|r| text += &format!("- {}\n", r.get(lang)));
    for (who, reason) in &told.not_others {
        text += &format!("  bukan {}: {}\n", hall.people[who.at()].name, reason.get(lang));
    }
    text
}

#[test]
fn every_kind_of_cell_has_its_reasons() {
    let hall = hall();
    let roster = plan(&hall);
    let mut text = String::new();
    for i in [1, 2, 6, 8] {
        text += &tell(&hall, &roster, i, 1, Lang::Id);
    }
    let days = hall.effect.days.len();
    let unit = &roster.units[0];
    let night = (0..9).find(|&i| unit.cell(i, 3, days).post.is_some_and(|p| p.0 == 1)).unwrap();
    let officer = (0..9).find(|&i| unit.cell(i, 2, days).picket).unwrap();
    for lang in [Lang::Id, Lang::En] {
        text += &tell(&hall, &roster, night, 3, lang);
        text += &tell(&hall, &roster, officer, 2, lang);
    }
    text += &tell(&hall, &roster, 0, 3, Lang::Id);
    insta::assert_snapshot!(text);
}

#[test]
fn closed_offices_and_orders_to_all_are_explained() {
    let mut text = String::new();
    for (standard, closed) in [
        (Standard::Home, false),
        (Standard::OnSite, true),
        (Standard::OnSite, false),
        (Standard::HeadDecides, false),
    ] {
        let mut hall = Hall::new(&[3], 2);
        hall.post(None, (21, 7), 1);
        hall.stand(0, standard, if standard == Standard::Home { Where::Home } else { Where::Office });
        if closed {
            hall.close(0);
        }
        hall.picket(0, 1, None);
        let roster = plan(&hall);
        for i in 0..3 {
            text += &tell(&hall, &roster, i, 1, Lang::Id);
        }
        text += "\n";
    }
    insta::assert_snapshot!(text);
}

#[test]
fn no_reason_tells_why_someone_is_unavailable() {
    let hall = hall();
    let roster = plan(&hall);
    for i in 0..9 {
        for day in 0..6 {
            for lang in [Lang::Id, Lang::En] {
                let told = tell(&hall, &roster, i, day, lang).to_lowercase();
                for word in ["sakit", "hamil", "cuti", "isolasi", "ill", "leave", "pregnan", "health"] {
                    assert!(!told.split(|c: char| !c.is_alphabetic()).any(|w| w == word), "{word}: {told}");
                }
            }
        }
    }
}

#[test]
fn someone_who_is_not_on_the_roster_gets_a_sentence() {
    let hall = hall();
    let roster = plan(&hall);
    let told = why(&hall.city, &hall.people, &hall.effect, &roster.units[0], (Hall::who(99), 0));
    assert!(told.headline.id.contains("tidak ada di jadwal"));
}

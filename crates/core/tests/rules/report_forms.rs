//! The notice of the real orders in every form a program reads, judged by programs that are not ours.

use std::io::Write as _;
use std::process::{Command, Stdio};

use super::hall;
use balai_core::arrange::{Mode, Settings, arrange};
use balai_core::diagnostic::Lang;
use balai_core::order::Channel;
use balai_core::report::calendar::{Rota, person_ics, unit_ics};
use balai_core::report::cap::{Kind, Sending, Status, cap, message};
use balai_core::report::chat::{LIMIT, notice_text};
use balai_core::report::find::find;
use balai_core::report::jsonld::jsonld;
use balai_core::report::notice::{Notice, notice};
use balai_core::report::opening::opening;
use balai_core::report::tables;
use icalendar::Component;

const SITE: &str = "https://balai.contoh.go.id";

fn notices() -> Vec<(hall::Set, Notice)> {
    let mut all = Vec::new();
    for (id, slug) in hall::ORDERS {
        let set = hall::set(id, slug);
        let date = set.effect.days[set.effect.days.len() / 2];
        let found = notice(&set.town.city, &set.order, &set.effect, date).unwrap();
        all.push((set, found));
    }
    all
}

/// What the standard's own schema says of a message.
fn against_the_schema(xml: &str) {
    let schema = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schema/cap-1.2.xsd");
    let mut child = Command::new("xmllint")
        .args(["--noout", "--nonet", "--schema", schema, "-"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("xmllint is needed: apt-get install libxml2-utils");
    child.stdin.take().unwrap().write_all(xml.as_bytes()).unwrap();
    let out = child.wait_with_output().unwrap();
    assert!(out.status.success(), "{}\n{xml}", String::from_utf8_lossy(&out.stderr));
}

#[test]
fn alerts_are_valid_cap() {
    let sent: jiff::Zoned = "2021-06-30T07:15:00+07:00[Asia/Jakarta]".parse().unwrap();
    for (set, notice) in notices() {
        let alert = cap(&notice, &set.town.city, SITE, &sent, Status::Exercise);
        against_the_schema(&alert);
        let sending =
            Sending { sent: sent.clone(), status: Status::Actual, kind: Kind::Cancel(sent.clone()) };
        let cancel = message(&notice, &set.town.city, SITE, &sending);
        against_the_schema(&cancel);
        // What is withdrawn is named as it was sent: sender, identifier, instant.
        let told = |tag: &str| {
            alert.split(&format!("<{tag}>")).nth(1).unwrap().split("</").next().unwrap().to_owned()
        };
        let withdrawn = format!("{},{},{}", told("sender"), told("identifier"), told("sent"));
        assert!(cancel.contains(&format!("<references>{withdrawn}</references>")), "{cancel}");
    }
}

#[test]
fn an_alert_survives_hostile_names_and_says_utc_as_the_standard_wants() {
    let (set, mut notice) = notices().swap_remove(1);
    let mut city = set.town.city.clone();
    notice.citation = "Instruksi <\"&'> \u{1} ]]>".into();
    notice.order = "a b,c&<d".into();
    city.name = "Kota <Bogor> & \"sekitarnya\"".into();
    let sent = jiff::Timestamp::UNIX_EPOCH.to_zoned(jiff::tz::TimeZone::UTC);
    let alert = cap(&notice, &city, SITE, &sent, Status::Actual);
    against_the_schema(&alert);
    assert!(alert.contains("<sent>1970-01-01T00:00:00-00:00</sent>"), "{alert}");
}

#[test]
fn json_ld_uses_only_words_of_schema_org() {
    // Type -> its properties that we may use (schema.org 28).
    let known = [
        (
            "SpecialAnnouncement",
            "name text inLanguage url category datePosted expires governmentBenefitsInfo spatialCoverage announcementLocation publisher citation temporalCoverage",
        ),
        ("AdministrativeArea", "name"),
        ("GovernmentBuilding", "name address"),
        ("GovernmentOrganization", "name"),
        ("GovernmentService", "name description serviceOperator availableChannel hoursAvailable"),
        ("OpeningHoursSpecification", "validFrom validThrough opens closes"),
        ("ServiceChannel", "name description serviceUrl serviceLocation servicePhone"),
        ("Place", "name"),
        ("ContactPoint", "telephone"),
    ];
    fn walk(value: &serde_json::Value, known: &[(&str, &str)]) {
        match value {
            serde_json::Value::Object(map) => {
                let kind = map["@type"].as_str().unwrap();
                let words = known.iter().find(|(k, _)| *k == kind).unwrap_or_else(|| panic!("type {kind}")).1;
                for (key, inner) in map {
                    assert!(key.starts_with('@') || words.split(' ').any(|w| w == key), "{kind}.{key}");
                    walk(inner, known);
                }
            }
            serde_json::Value::Array(all) => all.iter().for_each(|v| walk(v, known)),
            _ => {}
        }
    }
    for (set, notice) in notices() {
        let value = jsonld(&notice, &set.town.city, SITE, None);
        walk(&value, &known);
        for must in ["name", "text", "category", "datePosted", "spatialCoverage"] {
            assert!(!value[must].is_null(), "{must}");
        }
        // What has no written end does not expire by itself.
        assert_eq!(value["expires"].is_null(), notice.open_ended);
        let told = value["governmentBenefitsInfo"].as_array().unwrap();
        assert_eq!(told.len(), set.town.city.services.len());
        for (service, entry) in told.iter().zip(&notice.entries) {
            let hours = &service["hoursAvailable"];
            match entry.channel {
                Channel::Closed => assert_eq!(hours["opens"], hours["closes"], "{service:#}"),
                Channel::Online => assert!(hours.is_null(), "{service:#}"),
                _ if entry.hours.is_empty() => assert!(hours.is_null(), "{service:#}"),
                _ => assert!(hours["opens"].as_str() < hours["closes"].as_str(), "{service:#}"),
            }
            assert_eq!(service["availableChannel"].is_null(), entry.channel == Channel::Closed);
        }
    }
    let (set, notice) = notices().swap_remove(1);
    let value = jsonld(&notice, &set.town.city, SITE, None);
    let told = value["governmentBenefitsInfo"].as_array().unwrap();
    let urls: Vec<_> = told.iter().filter_map(|s| s["availableChannel"]["serviceUrl"].as_str()).collect();
    assert_eq!(
        urls,
        ["https://perizinan.kotabogor.go.id", "https://lapor.go.id", "https://bogorkerja.kotabogor.go.id"]
    );
}

#[test]
fn text_for_chat_groups_is_short_and_whole() {
    for (set, notice) in notices() {
        for lang in [Lang::Id, Lang::En] {
            let text = notice_text(&notice, &set.town.city, lang, SITE);
            assert!(text.chars().count() < LIMIT, "{} characters", text.chars().count());
            for entry in &notice.entries {
                assert!(text.contains(entry.name.get(lang)), "{}", entry.name.get(lang));
            }
            assert!(text.contains(&notice.citation) && text.contains(SITE));
        }
    }
    let (set, notice) = notices().swap_remove(1);
    insta::assert_snapshot!(notice_text(&notice, &set.town.city, Lang::Id, SITE));
}

#[test]
fn a_notice_has_every_service_once_in_the_order_of_need() {
    for (set, notice) in notices() {
        assert_eq!(notice.entries.len(), set.town.city.services.len());
        let keys: Vec<(bool, Channel)> = notice.entries.iter().map(|e| (!e.emergency, e.channel)).collect();
        assert!(keys.is_sorted(), "{keys:?}");
        assert!(notice.entries.iter().all(|e| !e.clause.is_empty() && !e.badge.is_empty()));
    }
}

#[test]
fn nobody_is_sent_to_a_counter_that_is_shut_that_day() {
    let set = hall::set("bogor-2021-06-29", "bogor");
    let cases = [
        // Service, day of July 2021, how it stands, whether the weekend closes it, next opening.
        ("ktp-rekam", 2, Channel::Limited, false, None),
        ("ktp-rekam", 3, Channel::Closed, true, Some(5)),
        ("ktp-rekam", 4, Channel::Closed, true, Some(5)),
        ("puskesmas", 3, Channel::Limited, false, None),
        ("puskesmas", 4, Channel::Closed, true, Some(5)),
        ("igd-rsud", 4, Channel::Limited, false, None),
        ("sampah", 4, Channel::Limited, false, None),
        ("kartu-keluarga", 4, Channel::Online, false, None),
        // Closed by the order on every day: the weekend adds nothing.
        ("perpustakaan", 4, Channel::Closed, false, None),
    ];
    for (slug, day, channel, day_off, again) in cases {
        let service = set.town.city.service(slug).unwrap();
        let date = jiff::civil::date(2021, 7, day);
        let state = set.effect.service(service, set.effect.day(date).unwrap());
        let found = opening(&set.town.city, &set.effect, state);
        let again = again.map(|d| jiff::civil::date(2021, 7, d));
        assert_eq!((found.channel, found.day_off, found.again), (channel, day_off, again), "{slug} {date}");
        assert_eq!(found.place.is_empty(), channel == Channel::Closed, "{slug} {date}");
    }
}

#[test]
fn a_moved_service_keeps_the_days_of_the_place_it_moved_to() {
    let set = hall::set("bogor-2021-06-23", "bogor");
    let service = set.town.city.service("kartu-keluarga").unwrap();
    for (day, channel) in [(25, Channel::Moved), (26, Channel::Closed), (28, Channel::Moved)] {
        let at = set.effect.day(jiff::civil::date(2021, 6, day)).unwrap();
        let found = opening(&set.town.city, &set.effect, set.effect.service(service, at));
        assert_eq!(found.channel, channel, "{day} June");
    }
}

#[test]
fn headlines_say_what_is_closed_how_far_and_how_long() {
    let mut told = String::new();
    for (id, slug) in hall::ORDERS {
        let set = hall::set(id, slug);
        for date in set.effect.days.iter().take(7).skip(2).step_by(4) {
            let found = notice(&set.town.city, &set.order, &set.effect, *date).unwrap();
            told += &format!("{id} {date}\n  {}\n  {}\n", found.headline.id, found.headline.en);
            told += &format!("  {} | {:?}\n", found.citation, found.reopening);
        }
    }
    insta::assert_snapshot!(told);
}

#[test]
fn no_notice_before_the_order_or_after_it() {
    let set = hall::set("bogor-2021-06-29", "bogor");
    for (date, there) in
        [("2021-06-28", false), ("2021-06-29", true), ("2021-07-05", true), ("2021-07-06", false)]
    {
        let found = notice(&set.town.city, &set.order, &set.effect, date.parse().unwrap());
        assert_eq!(found.is_some(), there, "{date}");
    }
}

#[test]
fn needs_are_found_by_the_words_of_citizens() {
    let (set, notice) = notices().swap_remove(1);
    for (question, first) in [
        ("kartu keluarga", Some("kartu-keluarga")),
        ("KK hilang", Some("kartu-keluarga")),
        ("mau bikin ktp", Some("ktp-rekam")),
        ("ambulans", Some("ambulans-119")),
        ("ambulan", Some("ambulans-119")),
        ("sampa", Some("sampah")),
        ("puskemas", Some("puskesmas")),
        ("perpustakan", Some("perpustakaan")),
        ("Pèmakaman", Some("pemakaman")),
        ("birth certificate", Some("akta-kelahiran")),
        ("certificat of birth", Some("akta-kelahiran")),
        ("xyzzy", None),
        ("?!", None),
        ("", None),
    ] {
        let found = find(&set.town.city, &notice.entries, question);
        let slug =
            found.first().map(|i| set.town.city.services[notice.entries[*i].service.at()].slug.as_str());
        assert_eq!(slug, first, "{question}");
    }
}

#[test]
fn tables_agree_with_the_notice_and_the_roster() {
    let set = hall::set("bogor-2021-06-29", "bogor");
    let (city, people, effect) = (&set.town.city, &set.town.people[..], &set.effect);
    let roster = arrange(city, people, effect, Settings::default(), None);
    let made = tables::Made { city, people, sample: true, effect, roster: &roster };
    let all = tables::arrangement(made);
    assert_eq!(all.columns[..6], ["person", "unit", "date", "mode", "post", "clause"]);
    assert_eq!(all.rows.len(), people.len() * effect.days.len());
    assert!(all.rows.iter().all(|r| r[..4].iter().all(|c| !c.is_empty()) && !r[5].is_empty()));
    let quotas = tables::quotas(made);
    assert_eq!(quotas.columns[..6], ["unit", "date", "base", "cap", "planned", "clause"]);
    let number = |text: &str| text.parse::<u32>().unwrap();
    assert!(quotas.rows.iter().all(|r| number(&r[4]) <= number(&r[3]) && number(&r[3]) <= number(&r[2])));
    let services = tables::services(city, effect);
    assert_eq!(services.columns[..6], ["service", "date", "channel", "place", "hours", "clause"]);
    let summary = tables::summary(made, &set.findings);
    for (day, date) in effect.days.iter().enumerate() {
        let told = notice(city, &set.order, effect, *date).unwrap();
        for (word, key, channel) in [
            ("buka", "open", Channel::Open),
            ("terbatas", "limited", Channel::Limited),
            ("daring", "online", Channel::Online),
            ("tutup", "closed", Channel::Closed),
        ] {
            let on_notice = told.entries.iter().filter(|e| e.channel == channel).count();
            let date = date.to_string();
            let in_table = services.rows.iter().filter(|r| r[1] == date && r[2] == word).count();
            assert_eq!(on_notice, in_table, "{date} {word}");
            assert_eq!(summary["days"][day]["services"][key], on_notice, "{date} {word}");
        }
        let planned: u32 =
            quotas.rows.iter().filter(|r| r[1] == date.to_string()).map(|r| number(&r[4])).sum();
        assert_eq!(summary["days"][day]["on_site_under_cap"], planned, "{date}");
    }
    let units = &summary["units"];
    let sum: u64 =
        ["closed", "limited", "open", "without_staff"].iter().map(|k| units[k].as_u64().unwrap()).sum();
    assert_eq!(sum, units["total"].as_u64().unwrap());
}

#[test]
fn calendars_say_who_is_where_and_read_back() {
    let set = hall::set("bogor-2021-06-29", "bogor");
    let roster = arrange(&set.town.city, &set.town.people, &set.effect, Settings::default(), None);
    let unit = set.town.city.unit("kelurahan-pabaton").unwrap();
    let own = &roster.units[unit.at()];
    let zone = jiff::tz::TimeZone::get(&set.town.city.zone).unwrap();
    let rota = Rota {
        city: &set.town.city,
        people: &set.town.people,
        effect: &set.effect,
        roster: own,
        zone: &zone,
        stamp: "2021-06-28".parse().unwrap(),
    };
    let days = set.effect.days.len();
    let text = unit_ics(rota);
    let read: icalendar::Calendar = text.parse().unwrap();
    let told: Vec<&str> = read.components.iter().filter_map(|c| c.as_event()?.get_description()).collect();
    assert_eq!(told.len(), read.components.len());
    // Everyone who is on site or on picket duty is named under that day's events.
    for (i, ix) in own.people.iter().enumerate() {
        let here = |d: &usize| {
            let c = own.cell(i, *d, days);
            c.mode.on_site() || c.picket
        };
        let name = &set.town.people[ix.at()].name;
        let named = told.iter().filter(|t| t.lines().any(|l| l.starts_with(&format!("{name}, ")))).count();
        assert!(named >= (0..days).filter(here).count(), "{name}");
    }
    assert!(told.iter().all(|t| t.contains("Dasar: Diktum KEDUA") && t.contains("Pegawai contoh")));
    let mut ids: Vec<&str> = read.components.iter().filter_map(|c| c.as_event()?.get_uid()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), told.len(), "every event has its own identifier");
    assert!(text.lines().all(|l| l.len() <= 76), "RFC 5545: lines are folded");
    assert!(text.contains("DTSTAMP:20210627T170000Z"));
    assert_eq!(text, unit_ics(rota), "the same roster gives the same bytes");
    let worked = (0..days).filter(|d| !matches!(own.cell(0, *d, days).mode, Mode::Off | Mode::Away)).count();
    let person: icalendar::Calendar = person_ics(rota, 0).parse().unwrap();
    assert_eq!(person.components.len(), worked);
    let nobody: icalendar::Calendar = person_ics(rota, 10_000).parse().unwrap();
    assert!(nobody.components.is_empty());
    insta::assert_snapshot!(unfolded(&person_ics(rota, 0)).split_inclusive("END:VEVENT").next().unwrap());
}

/// The lines of a calendar as they were before folding.
fn unfolded(text: &str) -> String {
    text.replace("\r\n ", "").replace("\r\n", "\n")
}

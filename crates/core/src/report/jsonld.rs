//! The notice as JSON-LD, schema.org `SpecialAnnouncement`, for search engines and other programs.
//!
//! Properties and types are those of schema.org 28; nothing is invented. The words are Indonesian,
//! as `inLanguage` says.

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::notice::{Entry, Notice};
use crate::city::{City, Owner};
use crate::diagnostic::{Lang, long_date};
use crate::order::Channel;

/// The notice as JSON-LD. `site` is the public address of the hall, `posted` the issue date of the order.
#[must_use]
pub fn jsonld(notice: &Notice, city: &City, site: &str, posted: Option<Date>) -> Value {
    let page = format!("{site}/{}/hari/{}", notice.city, notice.date);
    let services: Vec<Value> = notice.entries.iter().map(|e| service(e, notice.date, city)).collect();
    let mut value = json!({
        "@context": "https://schema.org",
        "@type": "SpecialAnnouncement",
        "@id": page,
        "name": format!("Apa yang buka hari ini? {}, {}", city.name, long_date(notice.date, Lang::Id)),
        "text": notice.headline.get(Lang::Id),
        "inLanguage": "id",
        "url": page,
        "category": "Perubahan layanan kantor pemerintah",
        "datePosted": posted.unwrap_or(notice.span.0).to_string(),
        "governmentBenefitsInfo": services,
        "spatialCoverage": { "@type": "AdministrativeArea", "name": city.name },
        "announcementLocation": {
            "@type": "GovernmentBuilding",
            "name": format!("Kantor {}", city.government),
            "address": city.address,
        },
        "publisher": government(&city.government),
        "citation": notice.citation,
    });
    // Without a written end it does not expire by itself; the page says when it is withdrawn.
    if let (false, Some(map)) = (notice.open_ended, value.as_object_mut()) {
        let (first, last) = notice.span;
        map.insert("expires".into(), json!(last.to_string()));
        map.insert("temporalCoverage".into(), json!(format!("{first}/{last}")));
    }
    value
}

fn government(name: &str) -> Value {
    json!({ "@type": "GovernmentOrganization", "name": name })
}

fn service(entry: &Entry, date: Date, city: &City) -> Value {
    let operator = match city.services[entry.service.at()].owner {
        Owner::Unit(unit) => &city.units[unit.at()].name,
        Owner::Each(_) => &city.government,
    };
    let mut value = json!({
        "@type": "GovernmentService",
        "name": entry.name.get(Lang::Id),
        "description": format!("{}. {}", entry.badge.get(Lang::Id), entry.summary.get(Lang::Id)),
        "serviceOperator": government(operator),
    });
    if let Some(map) = value.as_object_mut() {
        if let Some((opens, closes)) = clock(entry) {
            map.insert(
                "hoursAvailable".into(),
                json!({
                    "@type": "OpeningHoursSpecification",
                    "validFrom": date.to_string(),
                    "validThrough": date.to_string(),
                    "opens": opens,
                    "closes": closes,
                }),
            );
        }
        if entry.channel != Channel::Closed {
            map.insert("availableChannel".into(), channel(entry));
        }
    }
    value
}

fn channel(entry: &Entry) -> Value {
    let place = entry.place.get(Lang::Id);
    let mut map = Map::new();
    map.insert("@type".into(), json!("ServiceChannel"));
    map.insert("name".into(), json!(entry.badge.get(Lang::Id)));
    match (entry.channel, address(place)) {
        (Channel::Online, Some(url)) => {
            map.insert("serviceUrl".into(), json!(url));
        }
        (Channel::Online, None) if !place.is_empty() => {
            map.insert("description".into(), json!(place));
        }
        _ if place.is_empty() => {}
        _ => {
            map.insert("serviceLocation".into(), json!({ "@type": "Place", "name": place }));
        }
    }
    if let Some(phone) = &entry.phone {
        map.insert("servicePhone".into(), json!({ "@type": "ContactPoint", "telephone": phone }));
    }
    Value::Object(map)
}

/// The address of a page, if the place is nothing but one: `lapor.go.id`.
fn address(place: &str) -> Option<String> {
    if place.contains("://") && !place.contains(' ') {
        return Some(place.to_owned());
    }
    let bare = !place.contains([' ', ';', ',', '@']) && place.ends_with(".id");
    bare.then(|| format!("https://{place}"))
}

/// Opening and closing time; the same midnight twice says closed (schema.org `opens`). None where
/// the hours are not known, and for online channels, which have none.
fn clock(entry: &Entry) -> Option<(String, String)> {
    match entry.channel {
        Channel::Closed => return Some(("00:00".into(), "00:00".into())),
        Channel::Online => return None,
        Channel::Open | Channel::Limited | Channel::Moved => {}
    }
    if entry.hours.starts_with("24") {
        return Some(("00:00".into(), "23:59".into()));
    }
    let (from, to) = entry.hours.split_once('-')?;
    let time = |text: &str| {
        let (hour, minute) = text.trim().split_once('.')?;
        let digits = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        (digits(hour) && digits(minute)).then(|| format!("{hour}:{minute}"))
    };
    Some((time(from)?, time(to)?))
}

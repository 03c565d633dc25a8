//! The notice as a CAP 1.2 alert (OASIS Common Alerting Protocol 1.2), for warning systems.
//!
//! Element order follows the standard's schema, which is a sequence. One `info` block for each
//! language. An alert speaks of one day; when the order ends early, [`Kind::Cancel`] withdraws it.

use std::fmt::Write as _;

use jiff::Zoned;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use super::notice::Notice;
use crate::city::City;
use crate::diagnostic::Lang;
use crate::order::Channel;

/// Whether the alert is meant for the public or for trying out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// A signed order.
    Actual,
    /// A draft, or the sample data of a demo.
    Exercise,
}

/// What the message does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Tells.
    Alert,
    /// Withdraws the alert of this day that was sent at this instant.
    Cancel(Zoned),
}

/// When and how a message leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sending {
    /// The instant it leaves.
    pub sent: Zoned,
    /// Meant, or for trying out.
    pub status: Status,
    /// What it does.
    pub kind: Kind,
}

/// The alert of one day. `site` is the public address of the hall; `sent` the instant it leaves.
#[must_use]
pub fn cap(notice: &Notice, city: &City, site: &str, sent: &Zoned, status: Status) -> String {
    message(notice, city, site, &Sending { sent: sent.clone(), status, kind: Kind::Alert })
}

/// A message about one day.
#[must_use]
pub fn message(notice: &Notice, city: &City, site: &str, sending: &Sending) -> String {
    let status = match sending.status {
        Status::Actual => "Actual",
        Status::Exercise => "Exercise",
    };
    let host = site.split("://").last().unwrap_or(site).split(['/', ':']).next().unwrap_or(site);
    let sender = token(&format!("balai@{host}"));
    let name = token(&format!("{}-{}", notice.order, notice.date));
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out += "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">\n";
    let cancel = if matches!(sending.kind, Kind::Cancel(_)) { "-batal" } else { "" };
    element(&mut out, 1, "identifier", &format!("{name}{cancel}"));
    element(&mut out, 1, "sender", &sender);
    element(&mut out, 1, "sent", &stamp(&sending.sent));
    element(&mut out, 1, "status", status);
    element(&mut out, 1, "msgType", if cancel.is_empty() { "Alert" } else { "Cancel" });
    element(&mut out, 1, "scope", "Public");
    element(&mut out, 1, "note", &notice.citation);
    if let Kind::Cancel(alerted) = &sending.kind {
        element(&mut out, 1, "references", &format!("{sender},{name},{}", stamp(alerted)));
    }
    for lang in [Lang::Id, Lang::En] {
        info(&mut out, notice, city, (site, sending), lang);
    }
    out + "</alert>\n"
}

fn info(out: &mut String, notice: &Notice, city: &City, (site, sending): (&str, &Sending), lang: Lang) {
    let id = lang == Lang::Id;
    let say = |a: &'static str, b: &'static str| if id { a } else { b };
    let cancel = matches!(sending.kind, Kind::Cancel(_));
    *out += "  <info>\n";
    let mut put = |name: &str, text: &str| element(out, 2, name, text);
    put("language", say("id-ID", "en-GB"));
    put("category", "Other");
    put("event", say("Perubahan layanan kantor pemerintah", "Change of government office services"));
    put("responseType", if cancel { "AllClear" } else { "Prepare" });
    put("urgency", if cancel { "Past" } else { urgency(notice.date, &sending.sent) });
    put("severity", "Minor");
    put("certainty", "Observed");
    put("effective", &stamp(&at(notice.date, Time::midnight(), sending.sent.time_zone())));
    put("expires", &stamp(&at(notice.date, Time::constant(23, 59, 59, 0), sending.sent.time_zone())));
    put("senderName", &city.government);
    if cancel {
        put("headline", say("Pengumuman ini dicabut", "This notice is withdrawn"));
        put("description", say("Perintahnya tidak berlaku lagi.", "Its order no longer holds."));
    } else {
        let text = notice.headline.get(lang);
        let first = text.split_once(". ").map_or(text, |(first, _)| first);
        put("headline", first.trim_end_matches('.'));
        put("description", text);
        put("instruction", &instruction(notice, lang));
    }
    let prefix = if id { "" } else { "/en" };
    put("web", &format!("{site}{prefix}/{}/hari/{}", notice.city, notice.date));
    if let Some((phone, _)) = city.phones.first() {
        put("contact", phone);
    }
    *out += "    <area>\n";
    element(out, 3, "areaDesc", &city.name);
    let _ = writeln!(
        out,
        "      <geocode>\n        <valueName>Kemendagri</valueName>\n        <value>{}</value>\n      </geocode>",
        escape(&city.code)
    );
    *out += "    </area>\n  </info>\n";
}

fn urgency(day: Date, sent: &Zoned) -> &'static str {
    if day > sent.date() { "Expected" } else { "Immediate" }
}

/// What to do: use what is open or online, and what is closed, by name.
fn instruction(notice: &Notice, lang: Lang) -> String {
    let id = lang == Lang::Id;
    let list = |channels: &[Channel]| {
        let found = notice.entries.iter().filter(|e| channels.contains(&e.channel));
        found.map(|e| e.name.get(lang)).collect::<Vec<_>>().join("; ")
    };
    let parts = [
        (if id { "Buka" } else { "Open" }, list(&[Channel::Open, Channel::Limited])),
        (if id { "Pindah tempat" } else { "Moved" }, list(&[Channel::Moved])),
        (if id { "Daring" } else { "Online" }, list(&[Channel::Online])),
        (if id { "Tutup" } else { "Closed" }, list(&[Channel::Closed])),
    ];
    let said: Vec<String> =
        parts.iter().filter(|(_, l)| !l.is_empty()).map(|(head, list)| format!("{head}: {list}.")).collect();
    said.join(" ")
}

fn at(date: Date, time: Time, zone: &TimeZone) -> Zoned {
    zone.to_ambiguous_zoned(date.to_datetime(time)).compatible().unwrap_or_else(|_| Zoned::default())
}

/// `2021-06-30T07:15:00+07:00`: the only form of date that CAP allows, which writes UTC as `-00:00`.
fn stamp(at: &Zoned) -> String {
    let sign = if at.offset().is_zero() { "-00:00".to_owned() } else { at.strftime("%:z").to_string() };
    format!("{}{sign}", at.strftime("%Y-%m-%dT%H:%M:%S"))
}

/// Text without the characters that CAP forbids in an identifier and a sender.
fn token(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, ',' | '<' | '&')).collect()
}

fn element(out: &mut String, depth: usize, name: &str, text: &str) {
    let _ = writeln!(out, "{}<{name}>{}</{name}>", "  ".repeat(depth), escape(text));
}

/// Text for XML: markup escaped, characters that XML 1.0 forbids left out.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\u{fffe}' | '\u{ffff}' => {}
            c if c < ' ' && !matches!(c, '\t' | '\n' | '\r') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_stays_xml() {
        for (text, written) in [
            ("A & B <c> \"d\"", "A &amp; B &lt;c&gt; &quot;d&quot;"),
            ("bel\u{7}\u{ffff}tab\t", "beltab\t"),
            ("]]>", "]]&gt;"),
        ] {
            assert_eq!(escape(text), written);
        }
        assert_eq!(token("a b,c<d&e"), "abcde");
    }
}

//! The sentences of the audit, in both languages; the pages of the codes are in the catalogue.

use jiff::civil::Date;

use crate::diagnostic::{Code, Lang, Text, long_date};

pub const MISFIT: Code = Code(701);
pub const CENSUS: Code = Code(702);
pub const AWAY: Code = Code(703);
pub const HOME_ONLY: Code = Code(704);
pub const CLOSED: Code = Code(705);
pub const CAP: Code = Code(706);
pub const FLOOR: Code = Code(707);
pub const SHORT: Code = Code(708);
pub const SKILL: Code = Code(709);
pub const POST: Code = Code(710);
pub const REST: Code = Code(711);
pub const PICKET: Code = Code(712);
pub const PLACE: Code = Code(713);
pub const REQUIRED: Code = Code(714);
pub const CLAUSE: Code = Code(715);
pub const COHORT: Code = Code(716);
pub const CALENDAR: Code = Code(717);
pub const LIST: Code = Code(718);
pub const STOPPED: Code = Code(719);
pub const RUN: Code = Code(720);
pub const PIN: Code = Code(721);

/// "Rabu, 30 Juni 2021".
pub fn date(date: Date) -> Text {
    Text { id: long_date(date, Lang::Id), en: long_date(date, Lang::En) }
}

/// Minutes as hours with a decimal sign: "10,5 jam".
pub fn hours(minutes: i64) -> Text {
    let (whole, tenth) = (minutes.div_euclid(60), minutes.rem_euclid(60) * 10 / 60);
    Text { id: format!("{whole},{tenth} jam"), en: format!("{whole}.{tenth} hours") }
}

/// The sentence of a finding about a unit, and about one of its posts where the code speaks of posts.
pub fn title(code: Code, unit: &str, post: Option<&Text>) -> Text {
    if let (SHORT, Some(post)) = (code, post) {
        return Text {
            id: format!("{}, {unit}: pos tidak terisi penuh", post.id),
            en: format!("{}, {unit}: the post is not fully staffed", post.en),
        };
    }
    let (id, en) = match code {
        AWAY => ("tanda tidak tersedia tidak sesuai daftar", "marks of unavailability do not match the list"),
        HOME_ONLY => ("orang yang dijadwalkan di rumah ada di lokasi", "people planned at home are on site"),
        CLOSED => ("ada orang di kantor yang ditutup", "people are in a closed office"),
        CAP => ("batas orang di kantor dan lapangan terlampaui", "the cap on people on site is passed"),
        FLOOR => {
            ("jumlah paling sedikit di lokasi tidak tercapai", "the least number on site is not reached")
        }
        SKILL => ("pos dipegang orang tanpa keahliannya", "posts are held by people without the skill"),
        POST => ("pos diisi tidak sesuai tabel pos", "posts are held otherwise than the table of posts says"),
        REST => ("istirahat antarsif kurang dari 11 jam", "less than 11 hours of rest between shifts"),
        PICKET => (
            "jumlah petugas piket tidak sesuai perintah",
            "the number of picket officers is not what the order says",
        ),
        PLACE => (
            "ada orang di tempat yang tidak diizinkan perintah",
            "people are where the order does not let them be",
        ),
        REQUIRED => (
            "orang yang wajib di lokasi tidak ada di sana",
            "people whom the order wants on site are not there",
        ),
        CLAUSE => (
            "sel menyebut ketentuan yang tidak berlaku baginya",
            "cells cite a clause that does not speak of them",
        ),
        COHORT => ("kelompok yang harus terpisah bertemu", "cohorts that must stay apart meet"),
        CALENDAR => ("hari kerja dan hari libur tertukar", "working days and days off are mixed up"),
        LIST => {
            ("daftar pos terbuka tidak cocok dengan sel", "the list of open posts does not match the cells")
        }
        STOPPED => ("pos dihentikan oleh perintah", "posts are suspended by the order"),
        RUN => ("bertugas lebih dari enam hari berturut-turut", "on duty more than six days in a row"),
        PIN => ("kunci tidak dapat dipenuhi", "days fixed by hand cannot be kept"),
        _ => ("jadwal tidak sesuai aturan", "the roster does not follow the rules"),
    };
    Text { id: format!("{unit}: {id}"), en: format!("{unit}: {en}") }
}

/// How to mend it.
pub fn help(code: Code) -> Text {
    let (id, en) = match code {
        SHORT => (
            "tambah orang dengan keahlian itu, pinjam dari unit lain, atau naikkan batas unit dalam perintah",
            "train or lend people with the skill, or raise the unit's cap in the order",
        ),
        FLOOR => (
            "periksa siapa yang tersedia, atau turunkan jumlah paling sedikit dalam perintah",
            "look at who is available, or lower the least number in the order",
        ),
        RUN => (
            "beri hari istirahat, atau pinjam orang dari unit lain",
            "give a day of rest, or lend people from another unit",
        ),
        PIN => (
            "buka kunci itu, atau kunci orang lain yang boleh bertugas hari itu",
            "take the pin away, or pin someone who may be on duty that day",
        ),
        STOPPED => (
            "kecualikan unit ini dalam perintah bila pos harus tetap berjalan",
            "exempt this unit in the order if the post must go on",
        ),
        _ => (
            "susun ulang jadwal unit ini dari perintah yang sama",
            "arrange this unit again from the same order",
        ),
    };
    Text::fixed(id, en)
}

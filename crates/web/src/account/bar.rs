//! The navigation of who is signed in: the rooms where they work, by what the access table lets them
//! do in this city. Pages that are the same for everyone keep the public one.

use balai_app::{Act, Visitor, may_in, may_somewhere};
use balai_core::diagnostic::Lang;

use crate::frame::Frame;

/// One item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Address.
    pub way: String,
    /// Icon.
    pub icon: &'static str,
    /// Words: short enough for six of them on a phone.
    pub words: &'static str,
    /// Whose account it is, where there is room to say so.
    pub name: String,
    /// The page is in this room.
    pub here: bool,
}

/// The items for a page: the rooms of a city, if it is known which, and the account.
#[must_use]
pub fn items(frame: &Frame, visitor: &Visitor, city: Option<&str>) -> Vec<Item> {
    let page = frame.path.split(['?', '#']).next().unwrap_or_default();
    let account = Item {
        way: frame.to("/akun"),
        icon: "orang",
        words: frame.w.account,
        name: visitor.caller.name.clone(),
        here: page == "/akun",
    };
    let mut items = city.map_or_else(Vec::new, |city| rooms(frame, visitor, (city, page)));
    items.push(account);
    items
}

fn rooms(frame: &Frame, visitor: &Visitor, (city, page): (&str, &str)) -> Vec<Item> {
    let caller = &visitor.caller;
    let (in_city, somewhere) =
        (|act| may_in(caller, act, city, None), |act| may_somewhere(caller, act, city));
    let own = somewhere(Act::ReadOwnWeek);
    let leads = [Act::ReadTeam, Act::ReadRecap, Act::ReadHealth, Act::ReadDraft, Act::ReadAccounts];
    // Who does more than their own day finds these two on the page of it.
    let day = own && !leads.into_iter().any(somewhere);
    let rooms = [
        (own, "/saya", "rumah", "Beranda", "Home"),
        (true, "/jadwal", "kal", "Jadwal", "Roster"),
        (day, "/saya/kegiatan", "pensil", "Lapor", "Report"),
        (day, "/saya/izin", "keluar", "Izin", "Permit"),
        (somewhere(Act::ReadTeam), "/tim", "daftar", "Tim", "Team"),
        (in_city(Act::ReadHealth), "/kesehatan", "hati", "Kesehatan", "Health"),
        (in_city(Act::ReadRecap), "/rekap/presensi", "grafik", "Rekap", "Recap"),
        (in_city(Act::ReadDraft), "/perintah", "dok", "Rancangan", "Drafts"),
        (in_city(Act::ReadAccounts), "/kelola/akun", "kunci", "Kelola", "Manage"),
    ];
    let room = page.strip_prefix(&format!("/{city}")).unwrap_or_default();
    let within =
        |place: &str| room.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let shown = || rooms.iter().filter(|(shown, ..)| *shown);
    // A page is in the innermost of its rooms.
    let here =
        shown().filter(|(_, place, ..)| within(place)).map(|(_, place, ..)| *place).max_by_key(|p| p.len());
    let item =
        |&(_, place, icon, id, en): &(bool, &'static str, &'static str, &'static str, &'static str)| Item {
            way: frame.to(&format!("/{city}{place}")),
            icon,
            words: if frame.lang == Lang::Id { id } else { en },
            name: String::new(),
            here: here == Some(place),
        };
    shown().map(item).collect()
}

#[cfg(test)]
mod tests {
    use balai_app::{Caller, Held, Role};

    use super::*;
    use crate::reader::Reader;

    fn bar(role: Role, path: &str, city: Option<&str>) -> Vec<Item> {
        let held =
            [Role::Employee, role].map(|role| Held { city: Some("bogor".into()), ..Held::everywhere(role) });
        let caller = Caller { held: held.to_vec(), ..Caller::public() };
        let visitor = Visitor {
            caller,
            account: "a".into(),
            session: "s".into(),
            city: Some("bogor".into()),
            codes: true,
            held_back: false,
            sample: true,
        };
        let frame = Frame::new(&Reader::of(Lang::Id, path), None);
        items(&frame, &visitor, city)
    }

    #[test]
    fn a_page_of_no_city_leads_to_no_other_host() {
        let ways: Vec<_> = bar(Role::Operator, "/akun", None).into_iter().map(|i| i.way).collect();
        assert_eq!(ways, ["/akun"]);
    }

    #[test]
    fn everyone_finds_the_rooms_where_they_work() {
        let table = [
            (Role::Employee, "/bogor/saya?minggu=2021-06-30", "Beranda* Jadwal Lapor Izin Akun"),
            (Role::Employee, "/bogor/saya/izin", "Beranda Jadwal Lapor Izin* Akun"),
            (Role::Superior, "/bogor/tim/izin", "Beranda Jadwal Tim* Akun"),
            (Role::Superior, "/bogor/saya/izin", "Beranda* Jadwal Tim Akun"),
            (Role::HealthOfficer, "/bogor/kesehatan/catat", "Beranda Jadwal Kesehatan* Akun"),
            (Role::LegalBureau, "/bogor/jadwal/rsud", "Beranda Jadwal* Rancangan Akun"),
            (Role::Inspectorate, "/bogor/sayap", "Beranda Jadwal Tim Rekap Rancangan Kelola Akun"),
        ];
        for (role, path, expected) in table {
            let one = |i: &Item| format!("{}{}", i.words, if i.here { "*" } else { "" });
            let told: Vec<_> = bar(role, path, Some("bogor")).iter().map(one).collect();
            assert_eq!(told.join(" "), expected, "{role:?} {path}");
        }
    }
}

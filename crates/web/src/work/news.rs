//! What one's own page says first: what one was told and has not read, the report one was reminded of,
//! the requests that wait for one's answer. Each leads to its page.

use balai_app::News;
use balai_core::diagnostic::{Lang, long_date};

use super::activity;

/// The lines: address within the city, and words.
#[must_use]
pub fn lines(news: &News, lang: Lang) -> Vec<(&'static str, String)> {
    let reminder = activity::reminder(lang);
    let reminded = news.reminded.iter().map(|day| ("/saya/kegiatan", reminder(&long_date(*day, lang))));
    let unread = (news.unread > 0).then(|| ("/saya/pemberitahuan", unread(news.unread, lang)));
    let permits = (news.permits > 0).then(|| ("/tim/izin", permits(news.permits, lang)));
    permits.into_iter().chain(unread).chain(reminded).collect()
}

fn unread(n: usize, lang: Lang) -> String {
    match (lang, n) {
        (Lang::Id, _) => format!("{n} pemberitahuan belum dibaca"),
        (Lang::En, 1) => "1 notice not read yet".to_owned(),
        (Lang::En, _) => format!("{n} notices not read yet"),
    }
}

fn permits(n: usize, lang: Lang) -> String {
    match (lang, n) {
        (Lang::Id, _) => format!("{n} permintaan izin menunggu jawaban Anda"),
        (Lang::En, 1) => "1 request for a permit waits for your answer".to_owned(),
        (Lang::En, _) => format!("{n} requests for permits wait for your answer"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn each_line_leads_to_its_page_and_an_empty_list_says_nothing() {
        assert_eq!(lines(&News::default(), Lang::Id), []);
        let news = News { unread: 1, reminded: vec![date(2021, 6, 29)], permits: 2 };
        let told = lines(&news, Lang::Id);
        assert_eq!(told[0], ("/tim/izin", "2 permintaan izin menunggu jawaban Anda".to_owned()));
        assert_eq!(told[1], ("/saya/pemberitahuan", "1 pemberitahuan belum dibaca".to_owned()));
        assert!(told[2].1.starts_with("Pengingat: laporan untuk Selasa, 29 Juni 2021"), "{told:?}");
        assert_eq!(lines(&news, Lang::En)[1].1, "1 notice not read yet");
    }
}

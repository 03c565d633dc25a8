//! The addresses of this stage.

use axum::Router;
use axum::routing::{get, post};

use super::{calendar, lead, list, outage, own, recap, swap, team};
use crate::counter::Counter;

/// The addresses.
pub fn pages(language: &str) -> Router<Counter> {
    Router::new()
        .route(&format!("{language}/{{city}}/saya"), get(own::week))
        .route(&format!("{language}/{{city}}/saya/presensi"), post(own::tapped))
        .route(&format!("{language}/{{city}}/saya/kalender"), post(own::renewed))
        .route(&format!("{language}/{{city}}/saya/tukar"), get(swap::form).post(swap::taken))
        .route(&format!("{language}/{{city}}/kalender/{{file}}"), get(calendar::feed))
        .route(&format!("{language}/{{city}}/tim"), get(team::page).post(lead::taken))
        .route(&format!("{language}/{{city}}/tim/daftar"), get(list::blank::page))
        .route(&format!("{language}/{{city}}/rekap/presensi"), get(recap::page))
        .route(&format!("{language}/{{city}}/kelola/gangguan"), get(outage::page).post(outage::taken))
}

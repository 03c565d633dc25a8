//! `balai demo`: the sample hall, with both closures of June 2021, on this machine only.
//!
//! Nothing is asked of the network, everyone signs in as one of the sample people, and the hall stops
//! on Ctrl-C.

use std::path::PathBuf;
use std::sync::Mutex;

use balai_app::{CityFolder, DemoSettings, Hall, Trouble, prepare_demo};
use balai_core::diagnostic::{Source, Text, long_date};
use balai_core::order::parse;
use balai_core::say;
use clap::Args;
use jiff::{Zoned, tz::TimeZone};
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

use crate::args::{lang, t};
use crate::clock::{STORY, clock};
use crate::ending::{Outcome, Stop, reason};
use crate::papers::city_named;
use crate::progress::Progress;
use crate::{screen, shelf};

/// Where the story happens.
const ZONE: &str = "Asia/Jakarta";

/// The cities of the story.
const CITIES: [&str; 2] = ["bogor", "bandung"];

/// How to open it.
#[derive(Debug, Args)]
pub struct Demo {
    /// Data folder.
    #[arg(long, value_name = "DIR", default_value = "data", hide_default_value = true, help = t("Folder basis data (bawaan: data)",
        "Folder of the database (default: data)"))]
    data: PathBuf,
    /// Port.
    #[arg(long, default_value_t = 8080, hide_default_value = true, help = t("Pintu (port) di 127.0.0.1 (bawaan: 8080; 0: yang bebas)",
        "Port on 127.0.0.1 (default: 8080; 0: a free one)"))]
    port: u16,
    /// The clock.
    #[arg(long, value_name = "WAKTU", default_value = STORY, hide_default_value = true, help = t("Jam balai, atau now untuk jam sebenarnya (bawaan: 2021-06-30T07:15+07:00)",
        "The hall's clock, or now for the real one (default: 2021-06-30T07:15+07:00)"))]
    at: String,
}

/// Prepares the hall if need be, serves it, and ends when it is told to.
pub fn demo(what: &Demo) -> Outcome {
    log();
    let at = clock(&what.at)?;
    let broken = |e: std::io::Error| Stop::Broken(reason(&e));
    let runtime = tokio::runtime::Runtime::new().map_err(broken)?;
    runtime.block_on(async {
        // The door first: a busy port is said before anything is prepared.
        let listener = TcpListener::bind(("127.0.0.1", what.port)).await.map_err(|e| busy(what.port, &e))?;
        let port = listener.local_addr().map_err(broken)?.port();
        let site = format!("http://127.0.0.1:{port}");
        let hall = prepare(what, at, &site).await?;
        screen::out(&opened(what, &hall, &site));
        let stop = async {
            let _ = tokio::signal::ctrl_c().await;
        };
        tokio::spawn(balai_app::clock::run(hall.clone()));
        // Attempts to sign in are counted by address, so each request says where it comes from.
        let pages = balai_web::router(hall).into_make_service_with_connect_info::<std::net::SocketAddr>();
        axum::serve(listener, pages).with_graceful_shutdown(stop).await.map_err(broken)?;
        screen::err(t("\nBalai ditutup.\n", "\nThe hall is closed.\n"));
        Ok(())
    })
}

/// Faults that pages do not show are said on standard error; BALAI_LOG chooses how much.
fn log() {
    let wanted = EnvFilter::try_from_env("BALAI_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    let _ = tracing_subscriber::fmt().with_env_filter(wanted).with_writer(std::io::stderr).try_init();
}

fn busy(port: u16, error: &std::io::Error) -> Stop {
    let why = reason(error);
    let (id, en) = (why.id, why.en);
    Stop::Misuse(say!(
        "pintu {port} di 127.0.0.1 tidak dapat dibuka: {id}; pilih yang lain dengan --port",
        "port {port} on 127.0.0.1 cannot be opened: {en}; choose another with --port"
    ))
}

async fn prepare(what: &Demo, at: Option<Zoned>, site: &str) -> Result<Hall, Stop> {
    let folders: Vec<_> = CITIES.into_iter().map(folder).collect();
    // Each city is loaded, each order is recorded and planned.
    let steps: usize = folders.iter().map(|f| 1 + 2 * f.orders.len()).sum();
    let progress = Mutex::new((Progress::start(), 0));
    let tell = |step: Text| {
        if let Ok(mut shown) = progress.lock() {
            let done = shown.1;
            shown.0.show(&step, done, steps);
            shown.1 += 1;
        }
    };
    let settings = DemoSettings { at, public_site: site.to_owned(), above: shelf::national() };
    let hall = prepare_demo(&what.data, &folders, settings, &tell).await;
    if let Ok((progress, _)) = progress.into_inner() {
        progress.end();
    }
    hall.map_err(refused)
}

fn folder(slug: &str) -> CityFolder {
    let of_city = |order: &Source| city_named(&parse(order).order) == Some(slug);
    CityFolder { files: shelf::city(slug), orders: shelf::orders().into_iter().filter(of_city).collect() }
}

/// What the program carries is our responsibility, whoever refuses it.
fn refused(trouble: Trouble) -> Stop {
    match trouble {
        Trouble::Unfit(text) | Trouble::Missing(text) | Trouble::Stale(text) | Trouble::Broken(text) => {
            Stop::Broken(text)
        }
        other => Stop::Broken(say!(
            "balai contoh tidak dapat disiapkan: {other}",
            "the sample hall cannot be prepared: {other}"
        )),
    }
}

/// The one screen that a newcomer sees.
fn opened(what: &Demo, hall: &Hall, site: &str) -> String {
    let cities = hall.towns().iter().map(|town| town.city.name.clone()).collect::<Vec<_>>().join(", ");
    let now = hall.now().with_time_zone(TimeZone::get(ZONE).unwrap_or(TimeZone::UTC));
    let time = format!("{}, {:02}.{:02} WIB", long_date(now.date(), lang()), now.hour(), now.minute());
    let data = what.data.display();
    say!(
        "\nBalai contoh sudah buka. Bukalah di peramban:\n\n    {site}\n\n\
         Jam balai   {time} (--at mengaturnya; --at now: jam sebenarnya)\n\
         Kota        {cities}; semua orangnya rekaan\n\
         Data        {data}\n\nCtrl-C menutupnya.\n",
        "\nThe sample hall is open. Open it in a browser:\n\n    {site}\n\n\
         Clock       {time} (set by --at; --at now: the real clock)\n\
         Cities      {cities}; all people are made up\n\
         Data        {data}\n\nCtrl-C closes it.\n"
    )
    .get(lang())
    .to_owned()
}

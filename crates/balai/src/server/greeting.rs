//! What the operator reads when a hall opens.

use balai_app::{Hall, Upkeep, first_run_link};
use balai_core::say;
use tokio::net::TcpListener;

use super::config::Config;
use super::ended;
use crate::args::{lang, t};
use crate::ending::Stop;

/// What the first operator needs, while there is none.
pub async fn first_link(hall: &Hall) -> Result<Option<String>, Stop> {
    let link = first_run_link(hall).await.map_err(ended)?;
    Ok(link.map(|link| {
        say!(
            "\nBelum ada operator. Tautan sekali pakai untuk yang pertama:\n\n    {link}\n",
            "\nThere is no operator yet. A link for the first, good once:\n\n    {link}\n"
        )
        .get(lang())
        .to_owned()
    }))
}

/// What the operator sees once it is open.
pub fn opened(config: &Config, hall: &Hall, admin: Option<&TcpListener>) -> String {
    let (site, database) = (config.site(), Upkeep::shown(&config.database));
    let listen = config.listen;
    let admin =
        admin.and_then(|a| a.local_addr().ok()).map_or_else(|| "-".to_owned(), |a| format!("http://{a}"));
    let cities = hall.towns().iter().map(|town| town.city.name.clone()).collect::<Vec<_>>().join(", ");
    let cities = if cities.is_empty() {
        t(
            "belum ada; masukkan dengan balai city enter FOLDER",
            "none yet; enter one with balai city enter FOLDER",
        )
        .to_owned()
    } else {
        cities
    };
    say!(
        "Balai sudah buka: {site}\n\nPintu       {listen}\nKesehatan   {admin}\nBasis data  {database}\nKota        {cities}\n",
        "The hall is open: {site}\n\nDoor        {listen}\nHealth      {admin}\nDatabase    {database}\nCities      {cities}\n"
    )
    .get(lang())
    .to_owned()
}

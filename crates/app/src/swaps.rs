//! Requests to swap as the acts read them, and whether the roster can bear one. It decides nothing.

use balai_core::arrange::why;
use balai_core::diagnostic::{Lang, Text, has_errors};
use balai_core::say;
use balai_store::Fault;
use balai_store::swap::{self, Request};

use crate::proposal::{Drawn, RosterWish, Step, draw};
use crate::{Hall, Trouble};

/// A request of a city.
pub(crate) async fn request(hall: &Hall, city: &str, id: &str) -> Result<Request, Trouble> {
    let (city, id) = (city.to_owned(), id.to_owned());
    let read = hall.store().read(move |tx| Box::pin(async move { swap::by_id(tx, &city, &id).await }));
    let found: Result<Option<Request>, Fault> = read.await;
    found?.ok_or_else(|| Trouble::Missing(say!("permintaan ini tidak ada", "there is no such request")))
}

/// The roster with the swap, or the rule that forbids it.
pub(crate) async fn drawn(hall: &Hall, city: &str, request: &Request) -> Result<Drawn, Trouble> {
    let step = Step::Swap(request.asker.clone(), request.colleague.clone(), request.day);
    let wish = RosterWish {
        city: city.to_owned(),
        order: request.order.clone(),
        unit: request.unit.clone(),
        base: None,
        steps: vec![step],
    };
    let drawn = draw(hall, wish).await?;
    let proposal = &drawn.proposal;
    if has_errors(&proposal.findings) {
        return Err(Trouble::Refused(drawn.proposal.findings));
    }
    let theirs = |person: &str| person == request.asker || person == request.colleague;
    if let Some(pin) = proposal.unkept.iter().find(|pin| pin.date == request.day && theirs(&pin.person)) {
        return Err(unkept(&drawn, &pin.person, request));
    }
    if proposal.changes.is_empty() {
        return Err(Trouble::Unfit(say!(
            "pada hari itu kalian bertugas sama, jadi tidak ada yang ditukar",
            "on that day both of you do the same, so there is nothing to exchange"
        )));
    }
    Ok(drawn)
}

/// Why the day of somebody stays as it is, in the words of the rules.
fn unkept(drawn: &Drawn, id: &str, request: &Request) -> Trouble {
    let (city, people) = (&drawn.town.city, drawn.proposal.people(&drawn.town));
    let effect = drawn.proposal.effect(&drawn.signed);
    let person = people.iter().position(|person| person.id == id).zip(effect.day(request.day));
    let reasons = person.map(|(at, day)| {
        let place = (balai_core::city::PersonIx::of(at), day);
        why(city, people, effect, &drawn.proposal.roster, place).reasons
    });
    let reasons = reasons.unwrap_or_default();
    let said = |lang: Lang| reasons.iter().map(|r| r.get(lang)).collect::<Vec<_>>().join(" ");
    let name = people.iter().find(|person| person.id == id).map_or("", |person| person.name.as_str());
    let (id, en) = (said(Lang::Id), said(Lang::En));
    let Text { id, en } = say!(
        "aturan jadwal tidak mengizinkan {name} menerima tugas itu. {id}",
        "the rules of the roster do not let {name} take that duty. {en}"
    );
    Trouble::Unfit(Text { id, en })
}

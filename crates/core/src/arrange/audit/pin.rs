//! What is judged of days fixed by hand: the roster does what they say, or says that it cannot.

use super::say;
use super::{Cases, View};
use crate::arrange::{Duty, Pin};

pub fn judge(view: &View, pins: &[Pin], cases: &mut Cases) {
    for pin in pins {
        let Some(i) = view.rows().find(|&i| view.person(i).id == pin.person) else { continue };
        let d = view.effect.days.iter().position(|day| *day == pin.date).filter(|d| *d >= view.first);
        let Some(d) = d else { continue };
        let cell = view.cell(i, d);
        let post = cell.post.and_then(|p| view.city.posts.get(p.at())).map(|p| p.slug.as_str());
        let kept = match &pin.duty {
            Duty::Home => !cell.mode.on_site(),
            Duty::Site => cell.mode.on_site() && post.is_none(),
            Duty::Picket => cell.picket,
            Duty::Post(slug) => post == Some(slug.as_str()),
        };
        if !kept {
            cases.add(say::PIN, view.who_when(i, d));
        }
    }
}

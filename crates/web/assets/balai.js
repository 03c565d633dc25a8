// Two comforts; every page works without them.
const d = document;
const panel = d.querySelector('#mengapa');
const board = d.querySelector('.b-papan');

// 1. The "why" panel of the board: fetch the fragment instead of the whole page.
board && panel && board.addEventListener('click', async e => {
  const cell = e.target.closest('a.b-sel');
  if (!cell || e.ctrlKey || e.metaKey || e.shiftKey || e.button) return;
  e.preventDefault();
  try {
    const answer = await fetch(cell.href, { headers: { 'X-Fragmen': '1' } });
    if (!answer.ok) throw answer.status;
    panel.innerHTML = await answer.text();
  } catch {
    location.href = cell.href;
    return;
  }
  board.querySelector('.b-sel[aria-current]')?.removeAttribute('aria-current');
  cell.setAttribute('aria-current', 'true');
  history.replaceState(null, '', cell.href);
  panel.focus({ preventScroll: innerWidth > 960 });
});

// 2. The day chooser of the board on phones: show another column without a round trip.
const days = [...d.querySelectorAll('.b-pilihhari a')];
for (const a of days) a.addEventListener('click', e => {
  if (!board || !a.dataset.hari) return;
  e.preventDefault();
  board.dataset.hari = a.dataset.hari;
  for (const x of days) x.removeAttribute('aria-current');
  a.setAttribute('aria-current', 'true');
});

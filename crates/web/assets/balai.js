// Comforts; every page works without them.
const d = document;
const panel = d.querySelector('#mengapa');
const board = d.querySelector('.b-papan');

// 1. The "why" panel of the board: fetch the fragment instead of the whole page.
board && panel && board.addEventListener('click', async e => {
  const cell = e.target.closest('a.b-sel, a.b-lubang');
  if (!cell || e.ctrlKey || e.metaKey || e.shiftKey || e.button) return;
  e.preventDefault();
  try {
    const answer = await fetch(cell.href, { headers: { 'X-Fragmen': '1' } });
    if (!answer.ok) throw answer.status;
    panel.innerHTML = await answer.text();
    panel.parentNode.parentNode.prepend(panel.parentNode);
  } catch {
    location.href = cell.href;
    return;
  }
  board.querySelector('[aria-current]')?.removeAttribute('aria-current');
  cell.setAttribute('aria-current', 'true');
  history.replaceState(null, '', cell.href);
  panel.focus({ preventScroll: innerWidth > 960 });
});

// The arrow keys go from cell to cell; Tab enters the board once and leaves it.
if (board) {
  const cells = [...board.querySelectorAll('.b-sel')];
  const mark = (cell) => { for (const x of cells) x.tabIndex = x === cell ? 0 : -1; };
  mark(board.querySelector('.b-sel[aria-current]') || cells.find((x) => x.offsetParent) || cells[0]);
  board.addEventListener('focusin', (e) => e.target.matches('.b-sel') && mark(e.target));
  board.addEventListener('keydown', (e) => {
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], Home: [0, -99], End: [0, 99] }[e.key];
    if (!step || !e.target.matches('.b-sel') || e.ctrlKey || e.altKey || e.metaKey) return;
    e.preventDefault();
    const rows = [...board.tBodies].flatMap((body) => [...body.rows]).filter((row) => row.querySelector('.b-sel'));
    const at = e.target.closest('td'), row = at.parentNode;
    const seen = (list) => list.map((td) => td?.querySelector('.b-sel')).filter((x) => x?.offsetParent);
    const along = step[0] ? rows.map((r) => r.cells[at.cellIndex]) : [...row.cells];
    const line = seen(along), here = line.indexOf(e.target);
    line[Math.min(Math.max(here + step[0] + step[1], 0), line.length - 1)]?.focus();
  });
}

// 2. The day chooser of the board on phones: show another column without a round trip.
const days = [...d.querySelectorAll('.b-pilihhari a')];
for (const a of days) a.addEventListener('click', e => {
  if (!board || !a.dataset.hari) return;
  e.preventDefault();
  board.dataset.hari = a.dataset.hari;
  for (const x of days) x.removeAttribute('aria-current');
  a.setAttribute('aria-current', 'true');
});

// 3. The desk: ask for the same page as one types, and put its living parts in place of the old.
const form = d.querySelector('form[data-meja]');
if (form) {
  const place = 'balai:' + form.dataset.meja;
  const text = form.elements.teks;
  const numbers = () => d.querySelector('#baris');
  let asked = 0, waiting, sent;

  const answer = async (action) => {
    const mine = ++asked;
    const body = new URLSearchParams(new FormData(form));
    body.set('aksi', action);
    sent = whole();
    const reply = await fetch(form.action, { method: 'POST', body, headers: { 'X-Fragmen': '1' } });
    const page = new DOMParser().parseFromString(await reply.text(), 'text/html');
    if (mine !== asked && action === 'periksa') return reply;
    const moves = action.includes(':');
    for (const part of page.querySelectorAll(moves ? '[data-hidup], [data-hidup-aksi]' : '[data-hidup]')) {
      const old = d.getElementById(part.id);
      if (!old) continue;
      const open = [...old.querySelectorAll('details')].map((x) => x.open);
      const focus = old.contains(d.activeElement);
      old.innerHTML = part.innerHTML;
      old.querySelectorAll('details').forEach((x, i) => { x.open = open[i] ?? x.open; });
      if (focus) old.querySelector(moves ? '[autofocus]' : 'a, button, [tabindex]')?.focus();
    }
    keep();
    return reply;
  };
  const calm = (error) => console.warn(String(error));
  const later = (ms) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => answer('periksa').catch(calm), ms);
  };

  // The lines are numbered at once, the findings follow.
  const grow = () => {
    const lines = text.value.replace(/\n$/, '').split('\n').length, list = numbers();
    text.rows = lines + 1;
    while (list.children.length < lines) list.append(Object.assign(d.createElement('li'), { textContent: list.children.length + 1 }));
    while (list.children.length > lines) list.lastChild.remove();
  };
  // What is typed stays in this browser until it is saved: a crash here or there loses nothing.
  const whole = () => text ? text.value : d.querySelector('#utuh').textContent;
  let saved = whole();
  const keep = () => { try { whole() === saved ? drop() : localStorage.setItem(place, whole()); } catch { /* a browser that keeps nothing */ } };
  const drop = () => { try { localStorage.removeItem(place); } catch { /* the same */ } };
  const kept = () => { try { return localStorage.getItem(place); } catch { return null; } };

  form.addEventListener('input', (e) => {
    if (e.target === text) { grow(); keep(); }
    later(250);
  });
  form.addEventListener('submit', async (e) => {
    const button = e.submitter;
    if (!/^(simpan|periksa)$|:/.test(button?.value)) { drop(); return; }
    e.preventDefault();
    clearTimeout(waiting);
    let reply;
    try { reply = await answer(button.value); } catch (error) { calm(error); }
    // Refusals come as a page that says why; anything else did not arrive.
    d.querySelector('#putus').hidden = reply && (reply.ok || [403, 409, 422].includes(reply.status));
    if (button.value === 'simpan' && reply?.ok && sent === whole()) { saved = sent; drop(); }
    if (button.isConnected) button.focus();
  });
  d.addEventListener('keydown', (e) => {
    if ((e.ctrlKey || e.metaKey) && e.key === 's') {
      e.preventDefault();
      form.querySelector('[value=simpan]').click();
    }
  });
  // "To line 14" goes into the text.
  d.addEventListener('click', (e) => {
    const line = e.target.closest('a[href^="#L"]');
    if (!line || !text) return;
    e.preventDefault();
    const n = +line.hash.slice(2) - 1, before = text.value.split('\n').slice(0, n).join('\n').length;
    const from = n ? before + 1 : 0, end = text.value.indexOf('\n', from);
    text.focus();
    text.setSelectionRange(from, end < 0 ? text.value.length : end);
    numbers().children[n]?.scrollIntoView({ block: 'center' });
  });
  // Others learn that this draft is open, and we of them.
  setInterval(() => d.visibilityState === 'visible' && answer('periksa').catch(calm), 20000);

  if (text) grow();
  const was = kept(), box = d.querySelector('#pulih');
  if (was !== null && was !== whole()) {
    box.hidden = false;
    box.addEventListener('click', (e) => {
      if (e.target.value === 'buang') drop();
      else if (e.target.value !== 'pulih') return;
      else if (text) { text.value = was; grow(); later(0); text.focus(); }
      else {
        const back = Object.assign(d.createElement('form'), { method: 'post', action: place.slice(6) });
        for (const [name, value] of [['teks', was], ['aksi', 'tanya']]) {
          back.append(Object.assign(d.createElement('input'), { type: 'hidden', name, value }));
        }
        d.body.append(back);
        back.submit();
        return;
      }
      box.hidden = true;
    });
  }
}

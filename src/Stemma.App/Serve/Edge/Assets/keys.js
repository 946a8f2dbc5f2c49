// Single keys for the moves that readers make again and again. They never act with a modifier or while something is typed, and can be turned off.
(() => {
  const items = '.card, .items > li, .found > li, .story .claim, .branches li, .report #kin li, .line, .grid td details';
  const dialog = document.getElementById('keys'), main = document.getElementById('main');
  const kept = (store, name, value) => { try { return value === undefined ? store().getItem(name) : store().setItem(name, value); } catch { return null; } };
  const off = (value) => kept(() => localStorage, 'stemma-keys', value);
  const link = (at, kind) => at?.querySelector(`a[href^="/${kind}/"]`);
  const number = (href) => href?.match(/^\/report\/(\d+)/)?.[1];

  // The item that has the focus, and those that can be seen.
  const current = () => document.activeElement?.closest?.(items);
  const seen = () => [...main.querySelectorAll(items)].filter((i) => i.checkVisibility ? i.checkVisibility() : i.offsetParent);
  const reach = (item) => [...item.querySelectorAll('a[href], summary')].find((e) => e.closest(items) === item && !e.matches('.dispute, [rel~=external]'));
  const focus = (item) => {
    const to = reach(item) ?? item;
    if (to === item) item.tabIndex = -1;
    to.focus({ preventScroll: true });
    item.scrollIntoView({ block: 'nearest' });
  };
  const step = (by) => {
    const all = seen(), at = all.indexOf(current());
    const next = at >= 0 ? all[at + by] : by > 0 ? all.find((i) => i.getBoundingClientRect().top >= 0) ?? all[0] : undefined;
    if (next) focus(next);
  };

  // What the keys that lead on are about: the item, else the page.
  const story = () => link(current(), 'story')?.pathname ?? location.pathname.match(/^\/story\/\d+/)?.[0] ?? (main.querySelector('.report, .compared') ? link(main, 'story')?.pathname : undefined);
  const go = (place) => { const there = story(); if (there) location.assign(there + place); };
  const original = () => {
    const item = current();
    [...(item ?? main).querySelectorAll('a[rel~=external]')].find((a) => !item || a.closest(items) === item)?.click();
  };
  const parent = () => {
    const above = current()?.parentElement?.closest?.('.branches li');
    if (above) focus(above);
    else (main.querySelector('#kin .comes a[href^="/report/"]') ?? main.querySelector('.read a[rel~=external]'))?.click();
  };

  // Two reports are marked, here or on two pages, and then compared.
  const marked = () => (kept(() => sessionStorage, 'stemma-marked') ?? '').split(' ').filter(Boolean);
  const show = () => {
    const all = marked();
    for (const item of main.querySelectorAll(items)) item.classList.toggle('marked', all.includes(number(link(item, 'report')?.pathname)));
  };
  let saying = 0;
  const say = (words) => {
    dialog.nextElementSibling.textContent = words;
    clearTimeout(saying);
    saying = setTimeout(() => { dialog.nextElementSibling.textContent = ''; }, 6000);
  };
  const mark = () => {
    const id = number(link(current(), 'report')?.pathname ?? location.pathname);
    if (!id) return say('Only reports can be marked.');
    const all = marked(), next = all.includes(id) ? all.filter((m) => m !== id) : [...all.slice(-1), id];
    kept(() => sessionStorage, 'stemma-marked', next.join(' '));
    show();
    say(next.length === 2 ? 'Two reports are marked: = compares them.' : next.length === 1 ? 'One report is marked: mark another with x, then = compares the two.' : 'No report is marked.');
  };
  const compare = () => { const all = marked(); if (all.length === 2) location.assign(`/compare/${all[0]}/${all[1]}`); else say('Mark two reports with x first.'); };

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    o: () => current() && reach(current())?.click(),
    v: original,
    p: parent,
    L: () => main.querySelector('#kin') && !current() ? location.assign('#kin') : go('#reports'),
    C: () => { const pair = !link(current(), 'story') && (link(current(), 'compare') ?? (main.querySelector('.report') && link(main, 'compare'))); if (pair) pair.click(); else go('/claims'); },
    T: () => go('#timeline'),
    x: mark,
    '=': compare,
    '/': () => document.getElementById('q')?.focus(),
    '?': () => dialog.showModal(),
  };
  const typing = (at) => at?.isContentEditable || at?.matches?.('input, textarea, select');
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat && !'jk'.includes(event.key)) return;
    if (off() === 'off' || dialog.open || typing(event.target) || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });

  // The list of keys: in the foot for those who turned them off, with the switch in it.
  const label = document.createElement('label'), box = document.createElement('input');
  box.type = 'checkbox';
  box.checked = off() !== 'off';
  box.addEventListener('change', () => off(box.checked ? 'on' : 'off'));
  label.append(box, ' These keys work');
  dialog.querySelector('.close').before(label);
  dialog.querySelector('.close a').addEventListener('click', (event) => { event.preventDefault(); dialog.close(); });
  dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
  document.querySelector('a[href="#keys"]').addEventListener('click', (event) => { event.preventDefault(); dialog.showModal(); });
  addEventListener('pageshow', show);
  show();
})();

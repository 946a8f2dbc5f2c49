// Live updates where there is script: the page says that there is news; nothing moves by itself.
(() => {
  const place = document.querySelector('[data-live]');
  if (!place || !window.EventSource) return;
  let source = null, bar = null;
  const show = (count) => {
    if (!bar) {
      const holder = document.createElement('div');
      holder.className = 'live';
      holder.setAttribute('role', 'status');
      bar = document.createElement('button');
      bar.type = 'button';
      bar.addEventListener('click', () => { scrollTo(0, 0); location.reload(); });
      holder.append(bar);
      document.getElementById('main').prepend(holder);
    }
    bar.textContent = (count === 0 ? 'This has changed' : count === 1 ? '1 new report' : count + ' new reports') + ' – show';
  };
  // Only a page that is looked at holds a stream: a browser has few connections to a site.
  const listen = () => {
    if (document.hidden) { source?.close(); source = null; }
    else if (!source) {
      source = new EventSource(place.dataset.live);
      source.onmessage = (event) => { const count = Number(event.data); if (Number.isInteger(count)) show(count); };
    }
  };
  document.addEventListener('visibilitychange', listen);
  addEventListener('pagehide', () => { source?.close(); source = null; });
  addEventListener('pageshow', listen);
  listen();
})();

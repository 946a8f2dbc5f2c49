// A story that was looked at for a while is read: its form is sent once, as its button does.
(() => {
  const form = document.querySelector('form[data-read]');
  if (!form) return;
  let left = 4;
  const clock = setInterval(() => {
    if (document.visibilityState !== 'visible' || --left > 0) return;
    clearInterval(clock);
    fetch(form.action, { method: 'POST', body: new FormData(form), redirect: 'manual' }).then(() => form.remove(), () => {});
  }, 1000);
})();

// The moderators' queue: a key presses its button, for the ticked comments or for the one that has the focus.
(() => {
  const form = document.querySelector('[data-queue]');
  const typing = (at) => at?.isContentEditable || at?.matches?.('input:not([type=checkbox]), textarea, select');
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat || typing(event.target) || document.querySelector('dialog[open]')) return;
    const button = form.querySelector(`button[data-key="${CSS.escape(event.key)}"]`);
    if (!button) return;
    const ticked = form.querySelector('input[name=number]:checked');
    const here = document.activeElement?.closest?.('.judged > li')?.querySelector('input[name=number]');
    if (!ticked && !here) return;
    event.preventDefault();
    event.stopPropagation();
    if (!ticked) here.checked = true;
    button.click();
  }, true);
})();

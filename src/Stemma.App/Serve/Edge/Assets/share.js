// Giving a page on with nobody in between: its address is copied, or handed to the device's own sheet, where the browser can.
(() => {
  for (const line of document.querySelectorAll('[data-share]')) {
    const link = line.querySelector('a');
    const button = (words, act) => {
      const made = document.createElement('button');
      made.type = 'button';
      made.textContent = words;
      made.addEventListener('click', act);
      line.append(made);
    };
    const say = (words) => {
      const toast = document.querySelector('.toast');
      toast.textContent = words;
      setTimeout(() => { if (toast.textContent === words) toast.textContent = ''; }, 6000);
    };
    if (navigator.clipboard) button('Copy the link', () => navigator.clipboard.writeText(link.href).then(() => say('The link is copied.'), () => say('The browser does not let it be copied.')));
    if (navigator.share) button('Share', () => navigator.share({ title: line.dataset.share, url: link.href }).catch(() => {}));
  }
})();

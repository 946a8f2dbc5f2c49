// Passkeys: a form that carries the browser's answer to a challenge of the site. Without this script, or where the browser knows none, the forms stay hidden.
(() => {
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) return;
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.parentElement.hidden = false;
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      try {
        const answer = await fetch(form.dataset.options, { method: 'POST', body: new FormData(form) });
        if (!answer.ok) throw new Error(await answer.text());
        const { key, options } = await answer.json();
        const made = form.dataset.passkey === 'create'
          ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
          : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
        form.elements.key.value = key;
        form.elements.credential.value = JSON.stringify(made.toJSON());
        form.submit();
      } catch (failed) {
        document.querySelector('.toast').textContent = failed.name === 'NotAllowedError' ? 'The passkey was not used.' : `The passkey does not work here: ${failed.message}`;
      }
    });
  }
})();

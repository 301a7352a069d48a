// Comfort on the pages of the receipt and of following. Everything here is optional.

// The code stands in the fragment of a scanned address, which no server ever sees; it does not stay in the history either.
function fillFromFragment() {
  const field = document.getElementById('code');
  const code = new URLSearchParams(window.location.hash.slice(1)).get('code');
  if (!field || !code) return;
  if (field.form.getAttribute('action') === '/follow' && /^\d{16}$/.test(code)) {
    field.value = code.replaceAll(/(\d{4})(?=\d)/g, '$1 ');
  }
  window.history.replaceState(null, '', window.location.pathname + window.location.search);
}

function copyOnClick() {
  for (const button of document.querySelectorAll('[data-copy]')) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = button.dataset.copied;
    });
  }
}

fillFromFragment();
copyOnClick();

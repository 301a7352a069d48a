// Makes the public pages more comfortable. Everything here is optional: each page works when this file never arrives.

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector, root = document) => root.querySelector(selector);

function swapParts() {
  for (const part of all('[data-with-script]')) part.hidden = false;
  for (const part of all('[data-without-script]')) part.hidden = true;
}

function printOnClick() {
  for (const button of all('[data-print]')) button.addEventListener('click', () => window.print());
}

// A second click must not race the first answer; a page that comes back from the history must be usable again.
function sendOnce() {
  for (const form of all('form[data-once]')) {
    const button = one('button[type=submit]', form);
    let isSent = false;
    form.addEventListener('submit', (event) => {
      if (event.defaultPrevented) return;
      if (isSent) {
        event.preventDefault();
        return;
      }
      isSent = true;
      button.setAttribute('aria-disabled', 'true');
    });
    window.addEventListener('pageshow', () => {
      isSent = false;
      button.removeAttribute('aria-disabled');
    });
  }
}

// The code that sends files is loaded where files are sent; it sees to later pages of the form by itself.
function sendFiles() {
  const part = one('[data-uploader]');
  if (part) void import(part.dataset.uploader);
}

function previewAddress() {
  const preview = one('[data-preview]');
  if (!preview) return;
  const field = document.getElementById('slug');
  const show = () => {
    preview.textContent = preview.dataset.preview.replace('*', field.value.trim().toLowerCase() || '…');
  };
  field.addEventListener('input', show);
  show();
}

function followProgress() {
  const first = one('[data-poll]');
  if (!first) return;
  const look = async () => {
    let part = one('[data-poll]');
    try {
      const answer = await fetch(window.location.href);
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = one('#progress', page);
      if (answer.ok && fresh && fresh.dataset.status !== part.dataset.status) {
        one('[data-live]').textContent = fresh.dataset.say;
        part.replaceWith(fresh);
        part = fresh;
      }
    } catch {
      // The network may come back: look again.
    }
    if (part.hasAttribute('data-poll')) window.setTimeout(look, 2000);
  };
  window.setTimeout(look, 2000);
}

function begin() {
  swapParts();
  printOnClick();
  sendOnce();
  sendFiles();
  previewAddress();
  followProgress();
}

begin();
// The pages of the form follow each other without being loaded anew.
document.addEventListener('page-shown', begin);

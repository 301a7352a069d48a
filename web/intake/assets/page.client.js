// Makes the public pages more comfortable. Everything here is optional: each page works when this file never arrives.

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector, root = document) => root.querySelector(selector);

const element = (name, properties = {}) => Object.assign(document.createElement(name), properties);

const fileBytesMax = 20 * 1024 * 1024;
const filesMax = 6;

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

async function ticketFor(file, token) {
  const answer = await fetch('/uploads', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, name: file.name.slice(-120), mediaType: file.type, bytes: file.size }),
  });
  if (!answer.ok) throw new Error('no ticket');
  return answer.json();
}

function send(file, ticket, onProgress) {
  return new Promise((resolve, reject) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(ticket.fields)) body.append(name, value);
    body.append('file', file);
    const request = new XMLHttpRequest();
    request.open('POST', ticket.url);
    request.upload.addEventListener('progress', (event) => onProgress(event.loaded / event.total));
    request.addEventListener('load', () =>
      request.status >= 200 && request.status < 300 ? resolve() : reject(new Error('refused')),
    );
    request.addEventListener('error', () => reject(new Error('failed')));
    request.send(body);
  });
}

function uploadBeforeSending() {
  const area = one('[data-upload]');
  if (!area) return;
  const words = JSON.parse(area.dataset.words);
  const mediaTypes = area.dataset.mediaTypes.split(' ');
  const list = one('[data-files]', area);
  const live = one('[data-live]', area);
  const chooser = one('input[type=file]', area);
  const form = area.closest('form');
  let underWay = 0;
  // Somebody pressed send while a file was on its way: the form follows when the last file has arrived.
  let isWanted = false;

  const say = (text) => {
    live.textContent = text;
  };

  const removable = (item, label) => {
    const button = element('button', { type: 'button', className: 'link', textContent: words.remove });
    button.setAttribute('aria-label', `${words.remove} ${label}`);
    button.addEventListener('click', () => {
      item.remove();
      say(`${label} ${words.removed}`);
      chooser.focus();
    });
    item.append(button);
  };

  const faultOf = (file) => {
    if (!mediaTypes.includes(file.type)) return words.wrongType;
    if (file.size > fileBytesMax) return words.tooLarge;
    return all('li:not([data-failed])', list).length >= filesMax ? words.tooMany : undefined;
  };

  const fail = (item, label, fault) => {
    isWanted = false;
    item.dataset.failed = '';
    item.append(element('span', { className: 'fault', textContent: fault }));
    removable(item, label);
    say(`${label} ${fault}`);
  };

  const upload = async (file) => {
    const fault = faultOf(file);
    const item = element('li');
    item.append(element('span', { textContent: file.name }));
    list.append(item);
    if (fault) {
      fail(item, file.name, fault);
      return;
    }
    const bar = element('progress', { max: 1, value: 0 });
    bar.setAttribute('aria-label', `${words.sending} ${file.name}`);
    item.append(bar);
    say(`${words.sending} ${file.name}`);
    underWay += 1;
    try {
      const ticket = await ticketFor(file, form.elements.token.value);
      await send(file, ticket, (share) => {
        bar.value = share;
      });
      item.append(element('input', { type: 'hidden', name: 'uploads', value: ticket.id }));
      item.append(element('span', { textContent: words.sent }));
      removable(item, file.name);
      say(`${file.name} ${words.sent}`);
    } catch {
      fail(item, file.name, words.failed);
    } finally {
      bar.remove();
      underWay -= 1;
      if (isWanted && underWay === 0) form.requestSubmit();
    }
  };

  for (const item of all('li', list)) removable(item, item.textContent.trim());
  chooser.addEventListener('change', () => {
    for (const file of chooser.files) void upload(file);
    chooser.value = '';
  });
  form.addEventListener(
    'submit',
    (event) => {
      if (underWay === 0) return;
      event.preventDefault();
      isWanted = true;
      say(words.wait);
      live.scrollIntoView({ block: 'center' });
    },
    { capture: true },
  );
}

// The files host can only answer with a bare error, so what it would refuse is caught here.
function checkAttachment() {
  for (const form of all('form[data-attach]')) {
    const words = JSON.parse(form.dataset.words);
    const fault = one('[data-live]', form);
    form.addEventListener(
      'submit',
      (event) => {
        const file = form.elements.file.files[0];
        let text = '';
        if (!file) text = words.missing;
        else if (file.size > fileBytesMax) text = words.tooLarge;
        else if (!form.elements.file.accept.split(',').includes(file.type)) text = words.wrongType;
        fault.textContent = text;
        if (text) event.preventDefault();
      },
      { capture: true },
    );
  }
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
  uploadBeforeSending();
  checkAttachment();
  sendOnce();
  previewAddress();
  followProgress();
}

begin();
// The pages of the form follow each other without being loaded anew.
document.addEventListener('page-shown', begin);

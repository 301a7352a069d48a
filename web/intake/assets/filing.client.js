// Goes from page to page of the form without losing what was typed, and keeps it on the device until it is sent. Without
// this file every page is an ordinary form.

const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const element = (name, properties = {}) => Object.assign(document.createElement(name), properties);

const key = 'filing';
const keptMilliseconds = 24 * 3600 * 1000;
// Whoever uses the device next shall not read who complained.
const personal = [
  'name',
  'phone',
  'email',
  'address',
  'idNumber',
  'affectedPerson',
  'relation',
  'organisationName',
  'representatives',
];

const formHere = () => one('form[data-filing]');
const wordsHere = () => JSON.parse(one('[data-draft]').dataset.words);

// Storage may be forbidden or full: then nothing is kept, and the form works all the same.
function read(storageOf) {
  try {
    const kept = JSON.parse(storageOf().getItem(key));
    return kept && Date.now() - kept.at < keptMilliseconds ? kept.fields : undefined;
  } catch {
    return undefined;
  }
}

function write(storageOf, fields) {
  try {
    if (fields) storageOf().setItem(key, JSON.stringify({ at: Date.now(), fields }));
    else storageOf().removeItem(key);
  } catch {
    // See above.
  }
}

const inTab = () => window.sessionStorage;
const onDevice = () => window.localStorage;

const fieldsOf = (form) => [...new FormData(form)].filter(([, value]) => typeof value === 'string');
const valueIn = (fields, name) => (fields.find(([each]) => each === name) ?? [])[1];

function forget() {
  write(inTab);
  write(onDevice);
}

let isForgotten = false;

function keep() {
  const form = formHere();
  if (!form || isForgotten) return;
  const fields = fieldsOf(form);
  const isAnonymous = valueIn(fields, 'identityMode') === 'anonymous';
  write(inTab, fields);
  write(onDevice, isAnonymous ? undefined : fields.filter(([name]) => !personal.includes(name)));
  const note = one('[data-kept]');
  const words = wordsHere();
  if (note) note.textContent = isAnonymous ? words.keptInTab : words.kept;
}

let timer;
const keepSoon = () => {
  window.clearTimeout(timer);
  timer = window.setTimeout(keep, 300);
};

function count() {
  for (const counter of all('[data-count]')) {
    const words = JSON.parse(counter.dataset.words);
    const left = Number(counter.dataset.most) - document.getElementById(counter.dataset.count).value.trim().length;
    counter.textContent = (left < 0 ? words.over : words.left).replace('*', Math.abs(left).toLocaleString('en'));
    counter.classList.toggle('fault', left < 0);
    if (left < 100) counter.setAttribute('aria-live', 'polite');
    else counter.removeAttribute('aria-live');
  }
}

const placeOf = (form) => ({ page: form.dataset.filing, under: form.elements.under?.value });
const isSame = (one_, other) => one_?.page === other?.page && one_?.under === other?.under;

function show(page, { isBack }) {
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  document.body.replaceChildren(...page.body.childNodes);
  const here = placeOf(formHere());
  if (!isBack && !isSame(window.history.state, here)) window.history.pushState(here, '', '/file');
  document.dispatchEvent(new Event('page-shown'));
  window.scrollTo(0, 0);
  (one('.summary') ?? one('h1')).focus();
  count();
  keep();
  void check(formHere()).catch(() => {});
}

function say(text, ...more) {
  const live = one('[data-draft-live]');
  live.replaceChildren(text, ...more);
  if (text) live.scrollIntoView({ block: 'center' });
}

function ordinarily(fields) {
  const form = element('form', { method: 'post', action: '/file', hidden: true });
  for (const [name, value] of fields) form.append(element('input', { type: 'hidden', name, value }));
  document.body.append(form);
  form.submit();
}

let isUnderWay = false;

async function send(fields, { isBack = false } = {}) {
  if (isUnderWay) return;
  isUnderWay = true;
  const words = wordsHere();
  for (const button of all('form[data-filing] .button')) button.setAttribute('aria-disabled', 'true');
  keep();
  try {
    const answer = await fetch('/file', { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
    // The complaint is filed; its receipt is the next page.
    if (answer.type === 'opaqueredirect') {
      isForgotten = true;
      forget();
      window.location.replace('/receipt');
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (one('form[data-filing]', page)) show(page, { isBack });
    else if (answer.status < 500) ordinarily(fields);
    else throw new Error('no page');
  } catch {
    const retry = element('button', { type: 'button', className: 'button', textContent: words.retry });
    retry.addEventListener('click', () => send(fields, { isBack }));
    say(words.offline, element('br'), retry);
    retry.focus();
  } finally {
    isUnderWay = false;
    for (const button of all('form[data-filing] .button')) button.removeAttribute('aria-disabled');
  }
}

// While much is filed the form asks for a check, which a script of its own does.
async function check(form) {
  const box = one('[data-check]', form);
  if (box) await (await import(box.dataset.script)).checked(form);
}

const withGo = (fields, go) => [...fields.filter(([name]) => name !== 'go'), ['go', go]];

function resume(fields) {
  return send(withGo(fields, `to-${valueIn(fields, 'page') ?? 'subject'}`));
}

/** Offers what was kept by an earlier visit; in the same tab it is simply there again. */
function offer() {
  const form = formHere();
  if (!('fresh' in form.dataset)) return;
  const wasHere = read(inTab);
  const kept = wasHere ?? read(onDevice);
  if (!kept || valueIn(kept, 'token') === form.elements.token.value) return;
  if (wasHere && window.location.search === '') {
    void resume(wasHere);
    return;
  }
  const words = wordsHere();
  const box = element('div', { className: 'notice' });
  box.dataset.found = '';
  const button = (text, className, act) => {
    const made = element('button', { type: 'button', className, textContent: text });
    made.addEventListener('click', act);
    return made;
  };
  const row = element('div', { className: 'row' });
  row.append(
    button(words.resume, 'button', () => void resume(kept)),
    button(words.forget, 'button plain', () => {
      forget();
      box.replaceChildren(element('p', { textContent: words.forgotten }));
    }),
  );
  box.append(element('p', { textContent: words.found }), row);
  form.before(box);
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.matches('form[data-filing]')) return;
  event.preventDefault();
  const go = event.submitter?.value ?? 'next';
  const isReady = go === 'send' ? check(form).catch(() => {}) : Promise.resolve();
  void isReady.then(() => send(withGo(fieldsOf(form), go)));
});

document.addEventListener('click', (event) => {
  if (!event.target.closest('[data-forget]') || !window.confirm(`${wordsHere().forget}?`)) return;
  isForgotten = true;
  forget();
  window.location.assign('/');
});

for (const happening of ['input', 'change']) {
  document.addEventListener(happening, () => {
    count();
    keepSoon();
  });
}
window.addEventListener('pagehide', () => {
  // What was never touched is no draft.
  if (timer !== undefined) keep();
});
window.addEventListener('popstate', (event) => {
  const form = formHere();
  if (!form || !event.state?.page) return;
  const fields = fieldsOf(form).filter(([name]) => name !== 'under' || event.state.under === undefined);
  void send(withGo(fields, `to-${event.state.page}`), { isBack: true });
});

// A page that is loaded anew keeps its place in the history.
if (!window.history.state?.page) window.history.replaceState(placeOf(formHere()), '');
count();
void check(formHere()).catch(() => {});
offer();

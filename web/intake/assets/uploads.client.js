// Sends files in pieces: a lost connection costs one piece, a reloaded page goes on where it stopped. Without this file the
// forms below still send one file at a time.

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector, root = document) => root.querySelector(selector);
const element = (name, properties = {}) => Object.assign(document.createElement(name), properties);

const storeKey = 'uploads';
const longestPause = 15_000;

// What was begun in this tab: so that a reloaded page knows it again. Storage may be forbidden: then it does not.
function begun() {
  try {
    return JSON.parse(window.sessionStorage.getItem(storeKey)) ?? [];
  } catch {
    return [];
  }
}

function note(list) {
  try {
    window.sessionStorage.setItem(storeKey, JSON.stringify(list));
  } catch {
    // See above.
  }
}

const isSameFile = (kept, file) =>
  kept.name === file.name && kept.bytes === file.size && kept.modified === file.lastModified;

function keepBegun(token, id, file) {
  const others = begun().filter((kept) => kept.id !== id);
  note([...others, { token, id, name: file.name, bytes: file.size, modified: file.lastModified }]);
}

const forgetBegun = (id) => note(begun().filter((kept) => kept.id !== id));

class Refused extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

async function askJson(path, body) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (answer.status >= 500) throw new Error('try again');
  if (!answer.ok) throw new Refused((await answer.json().catch(() => ({}))).code);
  return answer.status === 204 ? undefined : answer.json();
}

function typeOf(file, limits) {
  const ending = file.name.split('.').pop().toLowerCase();
  const isKnown = (type) => type in limits.types || limits.known.includes(type);
  if (isKnown(file.type)) return file.type;
  return limits.aliases[file.type] ?? limits.endings[ending];
}

function faultOf(file, limits, words) {
  const type = typeOf(file, limits);
  if (limits.known.includes(type)) return words.problems['file/not-for-anonymous'];
  if (!(type in limits.types)) return words.wrongType;
  if (file.size === 0) return words.empty;
  return file.size > limits.types[type] ? words.tooLarge : undefined;
}

/** Posts one piece; answers its status, or nothing when the connection broke. `hold.stop` breaks it off. */
function post(url, fields, piece, { hold, onProgress }) {
  return new Promise((resolve) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    body.append('file', piece);
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.upload.addEventListener('progress', (event) => onProgress(event.loaded));
    request.addEventListener('load', () => resolve(request.status));
    for (const name of ['error', 'abort', 'timeout']) request.addEventListener(name, () => resolve(undefined));
    hold.stop = () => request.abort();
    request.send(body);
  });
}

/** Waits a while, or until the network is back or somebody wants to go on. */
async function pause(milliseconds, hold) {
  await new Promise((resolve) => {
    hold.goOn = resolve;
    window.addEventListener('online', resolve, { once: true });
    window.setTimeout(resolve, milliseconds);
  });
}

/**
 * Sends a file. What has arrived is asked for before every attempt, so nothing is sent twice.
 *
 * @param hold `isOver` ends it; it gets `stop` and `goOn`
 */
async function transfer(file, { token, mediaType, id: known }, { hold, onProgress, onBreak }) {
  let id = known;
  let refusals = 0;
  for (let attempt = 0; !hold.isOver; attempt += 1) {
    try {
      const name = file.name.slice(-120);
      const tickets = await askJson('/uploads', {
        ...(token && { token }),
        ...(id && { id }),
        name,
        mediaType,
        bytes: file.size,
      });
      id = tickets.id;
      hold.id = id;
      keepBegun(token, id, file);
      onBreak(false);
      const { pieceBytes } = tickets;
      const missing = new Set(tickets.pieces.map(({ number }) => number));
      const sizeOf = (number) => Math.min(pieceBytes, file.size - number * pieceBytes);
      let done = file.size - [...missing].reduce((sum, number) => sum + sizeOf(number), 0);
      onProgress(done / file.size);
      let isBroken = false;
      for (const { number, fields } of tickets.pieces) {
        const from = number * pieceBytes;
        const base = done;
        const status = await post(tickets.url, fields, file.slice(from, from + pieceBytes), {
          hold,
          onProgress: (loaded) => onProgress(Math.min(1, (base + loaded) / file.size)),
        });
        if (hold.isOver) return undefined;
        if (status === undefined || status >= 500) {
          isBroken = true;
          break;
        }
        if (status >= 300) {
          // A ticket that has lapsed is replaced by a fresh one; what is refused again and again stays refused.
          refusals += 1;
          if (refusals > 2) throw new Refused();
          isBroken = true;
          break;
        }
        attempt = 0;
        done += sizeOf(number);
      }
      if (!isBroken) return id;
    } catch (error) {
      if (error instanceof Refused) throw error;
    }
    onBreak(true);
    await pause(Math.min(longestPause, 1000 * 2 ** attempt), hold);
  }
  return undefined;
}

const put = (words, name) => words.replace('*', name);

function linkButton(text, label, onClick) {
  const button = element('button', { type: 'button', className: 'link', textContent: text });
  button.setAttribute('aria-label', label);
  button.addEventListener('click', onClick);
  return button;
}

/** The line of one file while it is on its way. */
function lineFor(file, words, { list, say, chooser }) {
  const item = element('li');
  const bar = element('progress', { max: 1, value: 0 });
  const hold = {};
  const goOn = element('button', { type: 'button', className: 'link', textContent: words.goOn, hidden: true });
  goOn.addEventListener('click', () => hold.goOn?.());
  const take = (text) => {
    hold.isOver = true;
    hold.stop?.();
    hold.goOn?.();
    item.remove();
    say(put(text, file.name));
    chooser.focus();
  };
  bar.setAttribute('aria-label', put(words.sending, file.name));
  const label = put(words.cancel, file.name);
  const cancel = linkButton(label.replace(file.name, '').trim(), label, () => {
    if (hold.id) forgetBegun(hold.id);
    take(words.removed);
  });
  item.append(element('span', { textContent: file.name }), bar, goOn, cancel);
  list.append(item);
  return {
    item,
    hold,
    onProgress: (share) => {
      bar.value = share;
    },
    onBreak: (isBroken) => {
      goOn.hidden = !isBroken;
      item.classList.toggle('broken', isBroken);
      if (isBroken) say(put(words.broken, file.name));
    },
    settle() {
      bar.remove();
      goOn.remove();
      cancel.remove();
    },
    removable(onRemove) {
      const whole = put(words.remove, file.name);
      item.append(
        linkButton(whole.replace(file.name, '').trim(), whole, () => {
          onRemove?.();
          take(words.removed);
        }),
      );
    },
  };
}

/** Files that are sent while a form is filled in. */
function uploadInto(area) {
  const words = JSON.parse(area.dataset.words);
  const limits = JSON.parse(area.dataset.limits);
  const list = one('[data-files]', area);
  const live = one('[data-live]', area);
  const chooser = one('input[type=file]', area);
  const form = area.closest('form');
  const { token } = form.elements;
  let underWay = 0;
  // Somebody went on while a file was on its way: the form follows when the last one has arrived.
  let wanted;

  const say = (text) => {
    live.textContent = text;
  };
  const changed = () => form.dispatchEvent(new Event('change', { bubbles: true }));

  const fail = (line, file, fault) => {
    wanted = undefined;
    line.item.dataset.failed = '';
    line.settle();
    line.item.append(element('span', { className: 'fault', textContent: fault }));
    line.removable();
    say(`${file.name} ${fault}`);
  };

  const upload = async (file) => {
    const open = begun().find((kept) => kept.token === token.value && isSameFile(kept, file));
    if (open) one(`[data-unfinished="${open.id}"]`, list)?.remove();
    const isFull = all('li:not([data-failed]):not([data-unfinished])', list).length >= limits.most;
    const line = lineFor(file, words, { list, say, chooser });
    const fault = isFull ? words.tooMany : faultOf(file, limits, words);
    if (fault) return fail(line, file, fault);
    say(put(words.sending, file.name));
    underWay += 1;
    try {
      const mediaType = typeOf(file, limits);
      const id = await transfer(file, { token: token.value, mediaType, id: open?.id }, line);
      if (id === undefined) return;
      // Whoever has gone to another page meanwhile finds it among what was begun.
      if (form.isConnected) forgetBegun(id);
      line.settle();
      const input = element('input', { type: 'hidden', name: 'uploads', value: id });
      line.item.append(input);
      line.removable(() => {
        input.remove();
        changed();
      });
      say(put(words.sent, file.name));
      changed();
    } catch (error) {
      fail(line, file, words.problems[error.code] ?? words.failed);
    } finally {
      underWay -= 1;
      if (wanted !== undefined && underWay === 0 && form.isConnected) form.requestSubmit(wanted);
    }
  };

  for (const item of all('li', list)) {
    const name = item.textContent.trim();
    const whole = put(words.remove, name);
    item.append(
      linkButton(whole.replace(name, '').trim(), whole, () => {
        item.remove();
        say(put(words.removed, name));
        changed();
        chooser.focus();
      }),
    );
  }
  const here = new Set(all('input[name=uploads]', list).map((input) => input.value));
  for (const kept of begun()) {
    if (kept.token !== token.value || here.has(kept.id)) continue;
    const item = element('li', { textContent: put(words.unfinished, kept.name) });
    item.dataset.unfinished = kept.id;
    const whole = put(words.remove, kept.name);
    item.append(
      linkButton(whole.replace(kept.name, '').trim(), whole, () => {
        forgetBegun(kept.id);
        item.remove();
        chooser.focus();
      }),
    );
    list.append(item);
  }
  chooser.addEventListener('change', () => {
    for (const file of chooser.files) void upload(file);
    chooser.value = '';
  });
  form.addEventListener(
    'submit',
    (event) => {
      if (underWay === 0) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      wanted = event.submitter;
      say(words.wait);
      live.scrollIntoView({ block: 'center' });
    },
    { capture: true },
  );
}

/** One file for a complaint that is filed: the same form that works without script, but in pieces. */
function attachTo(form) {
  const words = JSON.parse(form.dataset.words);
  const limits = JSON.parse(form.dataset.limits);
  const live = one('[data-live]', form);
  const chooser = form.elements.file;
  const say = (text) => {
    live.textContent = text;
  };
  let isUnderWay = false;
  form.addEventListener(
    'submit',
    async (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      const [file] = chooser.files;
      if (isUnderWay) return;
      const fault = file ? faultOf(file, limits, words) : words.missing;
      say(fault ?? put(words.sending, file.name));
      if (fault) return;
      isUnderWay = true;
      const list = one('[data-files]', form);
      const line = lineFor(file, words, { list, say, chooser });
      const open = begun().find((kept) => kept.token === undefined && isSameFile(kept, file));
      try {
        const id = await transfer(file, { mediaType: typeOf(file, limits), id: open?.id }, line);
        if (id === undefined) return;
        await askJson('/attached', { uploads: [id] });
        forgetBegun(id);
        window.location.assign(`${window.location.pathname}?attached=1`);
      } catch (error) {
        line.item.remove();
        say(words.problems[error.code] ?? words.failed);
      } finally {
        isUnderWay = false;
      }
    },
    { capture: true },
  );
}

const fresh = (selector) => all(`${selector}:not([data-seen])`);

/** Sees to every place on the page where files are sent; once to each. */
function begin() {
  for (const [parts, see] of [
    [fresh('[data-upload]'), uploadInto],
    [fresh('form[data-attach]'), attachTo],
  ]) {
    for (const part of parts) {
      part.dataset.seen = '';
      see(part);
    }
  }
}

begin();
// The pages of the form follow each other without being loaded anew.
document.addEventListener('page-shown', begin);

// Does the small check of a form, so that nobody has to answer the question: looks for a number with which the digest of the
// check begins with so many zero bits. Where the browser keeps digests from us, the question stays.

const encoder = new TextEncoder();
const batch = 256;

function zeroBits(digest) {
  const bytes = new Uint8Array(digest);
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? bytes.length * 8 : first * 8 + Math.clz32(bytes[first]) - 24;
}

/** The number that does it. `onProgress` hears about how much is done, in per cent; it never quite is. */
export async function work(value, bits, onProgress) {
  const mean = 2 ** bits;
  for (let next = 0; ; next += batch) {
    const numbers = Array.from({ length: batch }, (_, index) => next + index);
    const digests = await Promise.all(
      numbers.map((number) => crypto.subtle.digest('SHA-256', encoder.encode(`${value}:${number}`))),
    );
    const found = digests.findIndex((digest) => zeroBits(digest) >= bits);
    if (found >= 0) return String(next + found);
    onProgress(Math.round(100 * (1 - Math.exp(-next / mean))));
    // The page stays usable meanwhile.
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
  }
}

const running = new WeakMap();

async function solve(box) {
  const live = box.querySelector('[data-check-live]');
  const question = box.querySelector('[data-question]');
  const { check, bits, working, done } = box.dataset;
  question.hidden = true;
  let told = -1;
  const tell = (percent) => {
    // Whoever listens hears every quarter.
    const step = Math.min(95, Math.floor(percent / 25) * 25);
    if (step !== told) live.textContent = working.replace('*', String(step));
    told = step;
  };
  try {
    tell(0);
    box.querySelector('[name="work"]').value = await work(check, Number(bits), tell);
    live.textContent = done;
  } catch {
    question.hidden = false;
    live.textContent = '';
  }
}

/** Done when the check of this form is, if it has one; at once where a person has to answer it. */
export function checked(form) {
  const box = form.querySelector('[data-check]');
  if (!box || !globalThis.crypto?.subtle) return Promise.resolve();
  if (!running.has(box)) running.set(box, solve(box));
  return running.get(box);
}

// The form that files a complaint asks for this itself; any other is looked after here.
for (const form of document.querySelectorAll('form:not([data-filing])')) {
  if (!form.querySelector('[data-check]')) continue;
  let isDone = false;
  const done = checked(form).then(() => {
    isDone = true;
  });
  form.addEventListener('submit', (event) => {
    if (isDone) return;
    event.preventDefault();
    void done.then(() => form.requestSubmit());
  });
}

import type { CheckView } from '../../../shared/contract/public.ts';
import type { Language } from '../../../shared/kernel/text.ts';
import { checkWords } from '../../words/intake/check.ts';
import { assets } from './assets.ts';

const hidden = (name: string, value: string) => <input type="hidden" name={name} value={value} />;

/**
 * The small check of a form. A script does it unseen and says how far it is; without one, or where it cannot, the question
 * is answered. What was passed once only travels along.
 */
export function Check({ check, language }: { readonly check: CheckView | undefined; readonly language: Language }) {
  if (check === undefined) return <></>;
  const { passed } = check;
  if (passed)
    return (
      <>
        {hidden('check', check.value)}
        {hidden('work', passed.work)}
        {hidden('sum', passed.sum)}
      </>
    );
  const words = checkWords[language];
  return (
    <fieldset
      class="check"
      data-check={check.value}
      data-bits={String(check.bits)}
      data-script={assets.check.path}
      data-working={words.working}
      data-done={words.done}
    >
      <legend class="big">{words.title}</legend>
      <p class="hint">{words.why}</p>
      {hidden('check', check.value)}
      {hidden('work', '')}
      <div class="field" data-question>
        <label class="title" for="sum">
          {check.question[language]}
        </label>
        <p class="hint" id="sum-hint">
          {words.hint}
        </p>
        <input type="text" id="sum" name="sum" autocomplete="off" size={8} aria-describedby="sum-hint" />
      </div>
      <p role="status" data-check-live></p>
    </fieldset>
  );
}

/** A field that people never meet: out of sight, out of the order of keys, out of what is read aloud. Machines fill it in. */
export function Trap({ language, value }: { readonly language: Language; readonly value: string }) {
  return (
    <div class="trap" aria-hidden="true">
      <label for="homepage">{checkWords[language].trap}</label>
      <input type="text" id="homepage" name="homepage" value={value} tabindex={-1} autocomplete="off" />
    </div>
  );
}

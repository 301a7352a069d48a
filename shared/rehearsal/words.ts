import { deadlineInWords, instantInWords } from '../calendar/day-in-words.ts';
import type { Addressee } from '../complaint/recipients.ts';
import type { ClockState } from '../complaint/state.ts';
import type { TermId } from '../kernel/ids.ts';
import type { Language } from '../kernel/text.ts';
import type { Instant } from '../kernel/time.ts';
import { clockRule } from '../rulebook/clocks/clock-rules.ts';
import type { Rulebook } from '../rulebook/schema/rulebook.ts';
import { labelIn } from '../rulebook/words/labels.ts';
import { listed, quote } from '../rulebook/words/say.ts';
import type { TraceActor } from './trace.ts';

/** What sentences about a trace are made from: one rulebook's labels in one language. */
export type Words = {
  readonly language: Language;
  readonly rulebook: Rulebook;
  readonly say: (zh: string, en: string) => string;
  /** The label of a word of a list, in quotation marks. */
  readonly term: (list: Labelled, id: string) => string;
  readonly unit: (id: string) => string;
  readonly units: (ids: readonly string[]) => string;
  readonly clock: (id: TermId, unit?: TermId) => string;
  readonly due: (clock: Pick<ClockState, 'dueAt' | 'dueOn'>) => string;
  readonly at: (instant: Instant) => string;
  readonly person: (id: string) => string;
  readonly actor: (actor: TraceActor) => string;
  readonly addressees: (to: Addressee) => readonly string[];
};

type Labelled = Parameters<typeof labelIn>[0];

/** The words of a trace. `people` tells who the persons are whom events name by id. */
export function wordsFor(
  rulebook: Rulebook,
  language: Language,
  given: { readonly timeZone: string; readonly people: ReadonlyMap<string, TraceActor> },
): Words {
  const zh = language === 'zh-CN';
  const say = (chinese: string, english: string): string => (zh ? chinese : english);
  const unit = (id: string): string => labelIn(rulebook.units, id, language);
  const units = (ids: readonly string[]): string => listed(ids.map(unit), language);
  const positionAt = (position: string, at: readonly string[] | 'anywhere'): readonly string[] => {
    const label = labelIn(rulebook.positions, position, language);
    if (at === 'anywhere') return [label];
    if (at.length === 0) return [say(`${label}（尚无对应部门）`, `${label} (no department yet)`)];
    // 投诉中心人员 needs no 投诉中心的 before it.
    return at.map((each) =>
      label.startsWith(unit(each)) ? label : say(`${unit(each)}的${label}`, `${label} (${unit(each)})`),
    );
  };
  const actor = (who: TraceActor): string => {
    if (who.who === 'complainant') return say('投诉人', 'The complainant');
    if (who.who !== 'staff') return say('系统', 'The service');
    const held = listed(
      who.held.flatMap(({ position, unit: at }) => positionAt(position, [at])),
      language,
    );
    if (who.name === undefined) return held;
    return held === '' ? who.name : say(`${who.name}（${held}）`, `${who.name} (${held})`);
  };
  const person = (id: string): string => {
    const found = given.people.get(id);
    return found ? actor(found) : say('某工作人员', 'a member of staff');
  };
  return {
    language,
    rulebook,
    say,
    term: (list, id) => quote(labelIn(list, id, language)),
    unit,
    units,
    clock: (id, at) => {
      const rule = clockRule(rulebook, id);
      const label = quote(rule ? labelIn([rule], id, language) : id);
      return at === undefined ? label : say(`${label}（${unit(at)}）`, `${label} (${unit(at)})`);
    },
    due: (clock) => deadlineInWords(clock, given.timeZone, language),
    at: (instant) => instantInWords(instant, given.timeZone, language),
    person,
    actor,
    addressees: (to) => {
      if ('party' in to) return [say('投诉人', 'the complainant')];
      return 'person' in to ? [person(to.person)] : positionAt(to.position, to.units);
    },
  };
}

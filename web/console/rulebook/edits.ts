import type { LocalText } from '../../../shared/kernel/text.ts';
import { TermId } from '../../../shared/kernel/ids.ts';
import type { Predicate } from '../../../shared/rulebook/predicate.ts';
import type { ClockCase, ClockRule, LadderStep } from '../../../shared/rulebook/schema/clocks.ts';
import type { Rulebook } from '../../../shared/rulebook/schema/rulebook.ts';
import type { Route } from '../../../shared/rulebook/schema/rules.ts';
import type { Category } from '../../../shared/rulebook/schema/vocabulary.ts';

/** One change to a rulebook; it knows nothing of pages and servers. */
export type Edit = (rulebook: Rulebook) => Rulebook;

/** An id for a new word: from its English label, else by number; never one that is taken. */
export function newTermId(label: LocalText, kind: string, taken: readonly string[]): TermId {
  const slug = (label['en'] ?? '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 34)
    .replaceAll(/-+$/g, '');
  const base = slug === '' ? kind : slug;
  const numbered = Array.from({ length: taken.length + 1 }, (_, n) => `${base}-${n + 2}`);
  const free = [...(slug === '' ? [`${kind}-1`] : [base]), ...numbered].find((id) => !taken.includes(id));
  return TermId.parse(free);
}

const replaced = <Item>(items: readonly Item[], at: number, item: Item): Item[] =>
  items.map((each, index) => (index === at ? item : each));
const without = <Item>(items: readonly Item[], at: number): Item[] => items.filter((_, index) => index !== at);

/** Every condition of a rulebook that names one of these categories. */
const namesCategory = (value: unknown, ids: readonly string[]): boolean => {
  if (Array.isArray(value)) return value.some((each) => namesCategory(each, ids));
  if (typeof value !== 'object' || value === null) return false;
  if ('is' in value && value.is === 'category' && 'in' in value && Array.isArray(value.in))
    return value.in.some((id: unknown) => ids.some((each) => each === id));
  return Object.values(value).some((each) => namesCategory(each, ids));
};

/** The category and everything below it. */
export function withBelow(categories: readonly Category[], id: string): readonly string[] {
  const below = categories.filter(({ parent }) => parent === id).flatMap((each) => withBelow(categories, each.id));
  return [id, ...below];
}

/** Whether rules look at the category or one below it. */
export const isCategoryUsed = (rulebook: Rulebook, id: string): boolean =>
  namesCategory(rulebook, withBelow(rulebook.categories, id));

export const addCategory =
  (category: Category): Edit =>
  (rulebook) => ({ ...rulebook, categories: [...rulebook.categories, category] });

export const changeCategory =
  (category: Category): Edit =>
  (rulebook) => ({
    ...rulebook,
    categories: rulebook.categories.map((each) => (each.id === category.id ? category : each)),
  });

/** Removes the category with all below it. */
export const removeCategory =
  (id: string): Edit =>
  (rulebook) => {
    const gone = withBelow(rulebook.categories, id);
    return { ...rulebook, categories: rulebook.categories.filter((each) => !gone.includes(each.id)) };
  };

const changeClock =
  (at: number, change: (clock: ClockRule) => ClockRule): Edit =>
  (rulebook) => ({
    ...rulebook,
    clocks: rulebook.clocks.map((clock, index) => (index === at ? change(clock) : clock)),
  });

export const changeCase = (clock: number, at: number, changed: ClockCase): Edit =>
  changeClock(clock, (rule) => ({ ...rule, cases: replaced(rule.cases, at, changed) }));

export const setPublic = (clock: number, isPublic: boolean): Edit =>
  changeClock(clock, (rule) => ({ ...rule, isPublic }));

export const changeStep = (clock: number, at: number, step: LadderStep): Edit =>
  changeClock(clock, (rule) => ({ ...rule, ladder: replaced(rule.ladder, at, step) }));

export const addStep = (clock: number, step: LadderStep): Edit =>
  changeClock(clock, (rule) => ({ ...rule, ladder: [...rule.ladder, step] }));

export const removeStep = (clock: number, at: number): Edit =>
  changeClock(clock, (rule) => ({ ...rule, ladder: without(rule.ladder, at) }));

export const changeRoute =
  (at: number, route: Route): Edit =>
  (rulebook) => ({ ...rulebook, routes: replaced(rulebook.routes, at, route) });

export const addRoute =
  (route: Route): Edit =>
  (rulebook) => ({ ...rulebook, routes: [...rulebook.routes, route] });

export const removeRoute =
  (at: number): Edit =>
  (rulebook) => ({ ...rulebook, routes: without(rulebook.routes, at) });

export const moveRouteUp =
  (at: number): Edit =>
  (rulebook) => {
    const [route] = rulebook.routes.slice(at, at + 1);
    if (at === 0 || !route) return rulebook;
    const rest = without(rulebook.routes, at);
    return { ...rulebook, routes: [...rest.slice(0, at - 1), route, ...rest.slice(at - 1)] };
  };

export const confirmQuestion =
  (id: string): Edit =>
  (rulebook) => ({
    ...rulebook,
    openQuestions: rulebook.openQuestions.map((each) => (each.id === id ? { ...each, isConfirmed: true } : each)),
  });

/** The categories that a condition names, when it does nothing else. */
export const categoriesOf = (when: Predicate): readonly TermId[] | undefined =>
  when.is === 'category' ? when.in : undefined;

/** The departments that categories alone would be sent to, by category; the first route decides. */
export function leadsByCategory({ routes }: Rulebook): ReadonlyMap<TermId, TermId> {
  const leads = new Map<TermId, TermId>();
  for (const { when, lead } of routes)
    for (const id of categoriesOf(when) ?? []) if (!leads.has(id)) leads.set(id, lead);
  return leads;
}

/** The tree in reading order, with its depth. Orphans and loops stand at the top, so that nothing is hidden. */
export function categoryRows(
  categories: readonly Category[],
): readonly { readonly category: Category; readonly depth: number }[] {
  const rows: { category: Category; depth: number }[] = [];
  const seen = new Set<string>();
  const children = Map.groupBy(categories, ({ parent }) => parent);
  const visit = (category: Category, depth: number): void => {
    if (seen.has(category.id)) return;
    seen.add(category.id);
    rows.push({ category, depth });
    for (const child of children.get(category.id) ?? []) visit(child, depth + 1);
  };
  const known = new Set<string>(categories.map(({ id }) => id));
  for (const category of categories)
    if (category.parent === undefined || !known.has(category.parent)) visit(category, 0);
  for (const category of categories) visit(category, 0);
  return rows;
}

/** Replaces the words of the product's two languages and keeps those of others. */
export function labelled(before: LocalText, chinese: string, english: string): LocalText {
  const { 'zh-CN': _, en: __, ...others } = before;
  return {
    ...others,
    ...(chinese.trim() === '' ? {} : { 'zh-CN': chinese.trim() }),
    ...(english.trim() === '' ? {} : { en: english.trim() }),
  };
}

import type { Locator, Page } from 'playwright-core';

/** How somebody works a page: with a pointer, or with nothing but the keyboard. */
export type Hands = {
  readonly choose: (radio: Locator) => Promise<void>;
  readonly write: (field: Locator, text: string) => Promise<void>;
  /** Presses a button or follows a link. */
  readonly press: (target: Locator) => Promise<void>;
};

export const pointer: Hands = {
  choose: (radio) => radio.check(),
  write: (field, text) => field.fill(text),
  press: (target) => target.click(),
};

/** More stops than any page has: who has not come there by then never will. */
const stopsMost = 80;

const isThere = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === element.ownerDocument.activeElement);

/** Nothing but tab, arrows, space, enter and what is typed. @throws Error when the focus never comes where it should */
export function keyboardOf({ keyboard }: Page): Hands {
  const go = async (target: Locator, key: string, most: number): Promise<boolean> => {
    for (let stop = 0; stop <= most; stop += 1) {
      if (await isThere(target)) return true;
      await keyboard.press(key);
    }
    return false;
  };

  const tabTo = async (target: Locator): Promise<void> => {
    await target.waitFor();
    if (!(await go(target, 'Tab', stopsMost))) throw new Error(`the focus never comes to ${target.toString()}`);
  };

  return {
    async choose(radio) {
      await radio.waitFor();
      const name = await radio.getAttribute('name');
      const group = radio.page().locator(`input[type=radio][name="${name}"]`);
      // One of a set of radio buttons is in the order of tabs, the others are reached from it by arrows.
      const isChosen = (await group.and(radio.page().locator(':checked')).count()) > 0;
      await tabTo(isChosen ? group.and(radio.page().locator(':checked')) : group.first());
      if (!isChosen) await keyboard.press('Space');
      if (!(await go(radio, 'ArrowDown', await group.count())))
        throw new Error(`no arrow leads to ${radio.toString()}`);
    },
    async write(field, text) {
      await tabTo(field);
      await keyboard.insertText(text);
    },
    async press(target) {
      await tabTo(target);
      await keyboard.press('Enter');
    },
  };
}

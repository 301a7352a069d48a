import axe from 'axe-core';
import type { BrowserContext, ConsoleMessage, Page } from 'playwright-core';
import * as z from 'zod';
import { phone, wide } from './chromium.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Runs in the page. Animations are brought to their end before colours are measured; those without one go on. */
const measure = `(async () => {
  for (let round = 0; round < 3; round += 1) {
    for (const animation of document.getAnimations()) if (animation.effect.getComputedTiming().endTime < Infinity) animation.finish();
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  const { violations, passes } = await axe.run(document, { runOnly: ${JSON.stringify(rules)} });
  return {
    passed: passes.length,
    violations: violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.html.slice(0, 160)).join(' | ')),
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  };
})()`;

const Measured = z.object({ passed: z.number(), violations: z.array(z.string()), overflow: z.number() });

type Size = { readonly width: number; readonly height: number };

/** What was looked at and what was wrong with it. */
export type Inspector = {
  /** Listens to everything that pages of this browser say and ask for. */
  readonly listenTo: (context: BrowserContext) => void;
  /** Looks at the page as it stands, at both widths or at those named; it is as wide as the last one afterwards. */
  readonly look: (page: Page, name: string, sizes?: readonly Size[]) => Promise<void>;
  /** The same for a page whose browser runs no scripts: what it shows is looked at in a browser that can. */
  readonly lookThrough: (lens: Page, page: Page, name: string) => Promise<void>;
  /** Names of the pages looked at. */
  readonly pages: ReadonlySet<string>;
  readonly counts: { looks: number; checksPassed: number; requests: number };
  /** Violations, errors of the console, refusals of the content security policy, requests to elsewhere. */
  readonly faults: string[];
};

const isOwn = (address: string): boolean => {
  const { protocol, hostname } = new URL(address);
  return ['data:', 'blob:'].includes(protocol) || hostname === 'localhost' || hostname.endsWith('.localhost');
};

/**
 * The browser writes a line about every answer that is not a success. Some are part of the stories: who is signed in, asked
 * before anybody is, a form that is not filled in, a file that cannot be read, and what somebody else has changed.
 */
const isExpected = (message: ConsoleMessage): boolean =>
  [
    '401 /api/session',
    '422 /file',
    '412 /api/rulebook/draft',
    '422 /api/calendar/import',
    '412 /api/calendar/publish',
    '412 /api/profile',
    '422 /api/profile',
    '409 /api/places',
    '422 /api/mail-box/*',
  ].includes(
    `${/status of (\d+)/.exec(message.text())?.[1]} ${URL.parse(message.location().url)?.pathname.replace(/^(\/api\/mail-box\/).*$/, '$1*')}`,
  );

export function createInspector(): Inspector {
  const pages = new Set<string>();
  const counts = { looks: 0, checksPassed: 0, requests: 0 };
  const faults: string[] = [];

  const listenTo = (context: BrowserContext): void => {
    context.on('console', (message) => {
      if (message.type() !== 'error' || isExpected(message)) return;
      faults.push(`console of ${message.location().url}: ${message.text()}`);
    });
    context.on('weberror', (thrown) => faults.push(`thrown in a page: ${thrown.error().message}`));
    context.on('request', (request) => {
      counts.requests += 1;
      if (!isOwn(request.url())) faults.push(`a request to elsewhere: ${request.url()}`);
    });
  };

  const look = async (page: Page, name: string, sizes: readonly Size[] = [phone, wide]): Promise<void> => {
    pages.add(name);
    for (const size of sizes) {
      await page.setViewportSize(size);
      await page.evaluate(axe.source);
      const { passed, violations, overflow } = Measured.parse(await page.evaluate(measure));
      counts.looks += 1;
      counts.checksPassed += passed;
      faults.push(...violations.map((violation) => `${name}, ${size.width} wide: ${violation}`));
      if (passed === 0) faults.push(`${name}, ${size.width} wide: nothing was checked`);
      if (overflow > 0) faults.push(`${name}, ${size.width} wide: ${overflow} pixels stick out`);
    }
  };

  const lookThrough = async (lens: Page, page: Page, name: string): Promise<void> => {
    const html = await page.content();
    await lens.route('**/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    await lens.route(page.url(), (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
    await lens.goto(page.url());
    await look(lens, name);
    await lens.unrouteAll();
  };

  return { listenTo, look, lookThrough, pages, counts, faults };
}

import type { Browser } from 'playwright-core';
import * as z from 'zod';
import { launchChromium, phone } from '../browser/support/chromium.ts';
import type { Service } from '../support/service.ts';
import type { Organisation } from '../support/sign-up.ts';
import type { Figure } from './figure.ts';
import { median } from './measure.ts';

/** A slow phone in a corridor: 1.6 Mbit/s, 300 ms more for every request, a quarter of this machine's speed. */
const bytesPerSecond = 1_600_000 / 8;
const latencyMilliseconds = 300;
const slowdown = 4;
const samples = 5;

/** The page cannot be there before the latency is over, or nothing was slowed down. */
const Painted = z.object({ milliseconds: z.number().positive(), arrived: z.number().min(latencyMilliseconds) });

/** Runs in the page: answers the last of its largest paints. */
const largestPaint = `new Promise((resolve) => {
  new PerformanceObserver((list) => {
    const [{ responseEnd }] = performance.getEntriesByType('navigation');
    resolve({ milliseconds: list.getEntries().at(-1).startTime, arrived: responseEnd });
  }).observe({ type: 'largest-contentful-paint', buffered: true });
})`;

/** One visit with an empty cache; milliseconds from the request to the largest contentful paint. */
async function paint(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: phone, deviceScaleFactor: 2 });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: latencyMilliseconds,
      downloadThroughput: bytesPerSecond,
      uploadThroughput: bytesPerSecond,
    });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.goto(address, { waitUntil: 'load' });
    await page.waitForTimeout(300);
    return Painted.parse(await page.evaluate(largestPaint)).milliseconds;
  } finally {
    await context.close();
  }
}

/** Largest contentful paint of the start page and the first page of the form, the median of five visits. */
export async function paintFigures(service: Service, { hosts }: Organisation): Promise<Figure[]> {
  const browser = await launchChromium();
  try {
    const figures: Figure[] = [];
    for (const [name, path] of [
      ['start page', '/'],
      ['first page of the form', '/file'],
    ] as const) {
      const took: number[] = [];
      for (let count = 0; count < samples; count += 1)
        took.push(await paint(browser, `http://${hosts.intake}:${service.port}${path}`));
      figures.push({
        what: `${name}: largest contentful paint, 1.6 Mbit/s, 300 ms, CPU / 4, median of ${samples}`,
        value: median(took),
        unit: 'ms',
        budget: 1500,
      });
    }
    return figures;
  } finally {
    await browser.close();
  }
}

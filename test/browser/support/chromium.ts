import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import { openOwnAddress } from './own-address.ts';

/** The two widths at which every page is looked at, in CSS pixels: a desk and a phone. */
export const wide = { width: 1280, height: 800 } as const;
export const phone = { width: 390, height: 844 } as const;

/** Starts the Chromium of the machine; `CHROMIUM` names another one. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/**
 * A browser of its own for one person: nothing is shared with the others, not even the network address. Speaks Chinese and
 * lives in China.
 */
export async function openBrowserOf(browser: Browser, more: BrowserContextOptions = {}): Promise<BrowserContext> {
  const { server, close } = await openOwnAddress();
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: wide,
    // Chromium would go straight to this machine without being told.
    proxy: { server, bypass: '<-loopback>' },
    ...more,
  });
  context.on('close', close);
  context.setDefaultTimeout(60_000);
  return context;
}

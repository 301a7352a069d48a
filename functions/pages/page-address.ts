import type { Language } from '../../shared/kernel/text.ts';

/** Addresses that only take POST, and the page that one sees at them. */
const pageOf: Readonly<Record<string, string>> = {
  '/follow/rate': '/follow/complaint',
  '/leave': '/',
  '/sign-in': '/',
};

/**
 * The address of the present page in another language: the same path and query with `lang` replaced. Only the query is
 * written where that suffices, so that no path of a request can become a link to another host.
 */
export function addressInLanguage(url: string, language: Language): string {
  const { pathname, searchParams } = new URL(url);
  searchParams.set('lang', language);
  return `${pageOf[pathname] ?? ''}?${searchParams.toString()}`;
}

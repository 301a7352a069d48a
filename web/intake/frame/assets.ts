import { createHash } from 'node:crypto';
import followingScript from '../assets/following.client.js' with { type: 'text' };
import followingStyle from '../assets/following.css' with { type: 'text' };
import button from '../assets/button.css' with { type: 'text' };
// Its functions are tested by themselves, so that it has names of its own besides being a text.
// oxlint-disable-next-line import/default -- imported as a text
import check from '../assets/check.client.js' with { type: 'text' };
import filing from '../assets/filing.client.js' with { type: 'text' };
import script from '../assets/page.client.js' with { type: 'text' };
import uploads from '../assets/uploads.client.js' with { type: 'text' };
import style from '../assets/page.css' with { type: 'text' };

/** A file of ours that a page names. `path` changes with the content, so that it may be kept for ever. */
export type Asset = { readonly path: string; readonly mediaType: string; readonly content: string };

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b6e5f"/>' +
  '<g fill="none" stroke="#fff" stroke-width="3"><rect x="6" y="6" width="20" height="20"/><rect x="12" y="12" width="8" height="8"/></g></svg>';

function asset(name: string, extension: string, file: Omit<Asset, 'path'>): Asset {
  const digest = createHash('sha256').update(file.content).digest('base64url').slice(0, 12);
  return { path: `/assets/${name}.${digest}.${extension}`, ...file };
}

/** Everything that pages load besides themselves. The same bytes for every tenant. */
export const assets = {
  style: asset('page', 'css', { mediaType: 'text/css; charset=utf-8', content: style }),
  followingStyle: asset('following', 'css', { mediaType: 'text/css; charset=utf-8', content: followingStyle }),
  followingScript: asset('following', 'js', {
    mediaType: 'text/javascript; charset=utf-8',
    content: followingScript,
  }),
  script: asset('page', 'js', { mediaType: 'text/javascript; charset=utf-8', content: script }),
  button: asset('button', 'css', { mediaType: 'text/css; charset=utf-8', content: button }),
  check: asset('check', 'js', { mediaType: 'text/javascript; charset=utf-8', content: check }),
  filing: asset('filing', 'js', { mediaType: 'text/javascript; charset=utf-8', content: filing }),
  uploads: asset('uploads', 'js', { mediaType: 'text/javascript; charset=utf-8', content: uploads }),
  icon: asset('icon', 'svg', { mediaType: 'image/svg+xml', content: icon }),
} as const satisfies Record<string, Asset>;

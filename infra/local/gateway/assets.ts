import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { GatewayAnswer } from './answer.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

/** Vite puts a hash of the content into the names of these. */
const hashed = /-[\w-]{8,}\.\w+(\.map)?$/;

const placeholder = '<!doctype html><meta charset="utf-8"><title>Huiyin</title><p>The console has not been built.</p>';

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch {
    return undefined;
  }
}

/**
 * A file of the built console. Paths that name no file are pages of the single-page application and get `index.html`; a missing
 * script or picture stays missing.
 */
export async function assetAnswer(folder: string, path: string): Promise<GatewayAnswer> {
  const file = normalize(join(folder, path));
  const isInside = file.startsWith(`${folder}${sep}`);
  const extension = extname(file);
  const content = isInside && extension !== '' && extension !== '.html' ? await readIfThere(file) : undefined;
  if (content !== undefined) {
    const cache = hashed.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache';
    const headers = { 'content-type': types[extension] ?? 'application/octet-stream', 'cache-control': cache };
    return { status: 200, headers, body: content };
  }
  if (extension !== '' && extension !== '.html') {
    return { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'not found' };
  }
  const page = await readIfThere(join(folder, 'index.html'));
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' };
  return { status: 200, headers, body: page ?? placeholder };
}

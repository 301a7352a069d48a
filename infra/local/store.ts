import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Opens the one SQLite file of the installation. Every commit is on disk before it returns, so whatever an endpoint has
 * promised survives a kill -9. The file is locked: a second stack on the same data directory is refused.
 */
export function openStore(dataDir: string): DatabaseSync {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const store = new DatabaseSync(join(dataDir, 'local.sqlite'));
  try {
    store.exec('PRAGMA locking_mode = EXCLUSIVE');
    store.exec('PRAGMA journal_mode = WAL');
    store.exec('PRAGMA synchronous = FULL');
    // What is deleted is overwritten: nobody shall read in the file what a person took back or never meant to leave.
    store.exec('PRAGMA secure_delete = ON');
    store.exec('BEGIN EXCLUSIVE');
    store.exec('COMMIT');
  } catch (error) {
    store.close();
    throw new Error(`the data directory ${dataDir} is in use by another process`, { cause: error });
  }
  return store;
}

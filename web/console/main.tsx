import * as z from 'zod';

// Compiled parsers need `eval`, which the page's content security policy forbids and reports. Schemas look at this when they
// are made, so it must be said before the file that holds the app is loaded.
z.config({ jitless: true });

const { start } = await import('./start.tsx');
start();

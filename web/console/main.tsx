import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import * as z from 'zod';
import { App } from './app.tsx';

// Compiled parsers need `eval`, which the page's content security policy forbids; without this zod would try, and be reported.
z.config({ jitless: true });

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has lost #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

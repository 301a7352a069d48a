import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';

/** Puts the console into the page. */
export function start(): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has lost #root');
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

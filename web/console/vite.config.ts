import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../../.build/console',
    emptyOutDir: true,
    target: 'es2022',
    // The page's content security policy admits only files of our own origin.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
});

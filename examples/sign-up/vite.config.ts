import { defineConfig } from 'vite';
import { range } from './tools/range.ts';

/** Relative addresses, so that the built folder runs at any path of any static server. */
export default defineConfig({
  base: './',
  build: { target: 'es2022', cssTarget: ['chrome123', 'firefox121', 'safari17.5'], assetsInlineLimit: 0 },
  plugins: [range()],
});

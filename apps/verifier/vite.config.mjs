import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** One file that needs Node and nothing else; it is handed out with the pages. */
export default defineConfig({
  root: path('.'),
  resolve: { alias: { '@app/ledger': path('../../libs/ledger/src/index.ts') } },
  ssr: { noExternal: true },
  build: {
    ssr: path('src/main.ts'),
    outDir: path('../../dist/web'),
    emptyOutDir: false,
    target: 'node20',
    rollupOptions: { output: { entryFileNames: 'hengjian-verify.mjs' } },
  },
});

import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import elementPlus from 'unplugin-element-plus/vite';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { precompressed } from './precompressed.js';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  root: path('.'),
  resolve: {
    alias: { '@web': path('./src'), '@app/api-client': path('../../libs/api-client/src/index.ts') },
  },
  define: {
    // Messages are compiled without `eval`, which the pages' Content-Security-Policy forbids.
    __INTLIFY_JIT_COMPILATION__: true,
    __INTLIFY_DROP_MESSAGE_COMPILER__: false,
    __VUE_I18N_LEGACY_API__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __VUE_OPTIONS_API__: true,
    __VUE_PROD_DEVTOOLS__: false,
  },
  plugins: [
    vue(),
    elementPlus({}),
    VitePWA({
      // The page registers it itself: an inline script is forbidden.
      injectRegister: null,
      registerType: 'prompt',
      manifest: {
        name: '衡鉴',
        short_name: '衡鉴',
        description: '义务教育优质均衡发展督导',
        lang: 'zh-CN',
        display: 'standalone',
        start_url: '/',
        theme_color: '#1B5480',
        background_color: '#F3F5F7',
        icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
      },
      workbox: {
        // The shell only. What a school owes today is never read from yesterday's cache.
        globPatterns: ['index.html', 'icon.svg', 'assets/*.{js,css}'],
        globIgnores: ['**/chart-*.js'],
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [/^\/(api|health)(\/|$)/],
        inlineWorkboxRuntime: true,
      },
    }),
    precompressed(),
  ],
  server: { proxy: { '/api': 'http://localhost:3000' } },
  build: {
    outDir: path('../../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // Data: URLs in stylesheets and scripts stay out of what the policy has to allow.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    reportCompressedSize: false,
  },
});

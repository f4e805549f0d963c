import { VueQueryPlugin } from '@tanstack/vue-query';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import './design/tokens.css';
import './design/element.css';
import './design/base.css';
import './design/components.css';
import './design/print.css';
import App from './app.vue';
import { router } from './router';
import { queries } from './server/queries';
import { registerShell } from './shell/offline-shell';
import { i18n, startTexts } from './texts';

const start = async (): Promise<void> => {
  await startTexts();
  createApp(App).use(createPinia()).use(i18n).use(VueQueryPlugin, { queryClient: queries }).use(router).mount('#app');
  registerShell();
};

void start();

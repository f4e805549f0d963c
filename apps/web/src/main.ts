import { VueQueryPlugin } from '@tanstack/vue-query';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import './design/tokens.css';
import './design/element.css';
import './design/base.css';
import './design/components.css';
import './design/print.css';
import App from './app.vue';
import { beginPage } from './begin-page';
import { router } from './router';
import { queries } from './server/queries';
import { useSession } from './session/session';
import { registerShell } from './shell/offline-shell';
import { i18n, startTexts } from './texts';

const start = async (): Promise<void> => {
  const app = createApp(App).use(createPinia()).use(i18n).use(VueQueryPlugin, { queryClient: queries });
  // Over a slow line each of these takes its own while: who one is, the words, and the page are on their way together.
  const words = startTexts();
  void useSession()
    .load()
    .catch(() => undefined);
  beginPage(router, location.pathname);
  await words;
  app.use(router).mount('#app');
  registerShell();
};

void start();

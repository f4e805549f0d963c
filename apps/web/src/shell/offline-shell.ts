import { ref } from 'vue';
import { registerSW } from 'virtual:pwa-register';
import { queries } from '@web/server/queries';

/** A newer build waits; it takes over when asked to, so that nobody's half-filled form is reloaded. */
export const newBuild = ref<(() => void) | null>(null);

const register = (): void => {
  const update = registerSW({
    onNeedRefresh: () => {
      newBuild.value = () => void update(true);
    },
  });
};

/**
 * Keeps the shell in the browser, so that it opens without a network. Data are never kept by it. The first time, all
 * pages are brought for it: only once what this page reads is there, so that they do not share its line.
 */
export const registerShell = (): void => {
  if (!('serviceWorker' in navigator)) return;
  if (navigator.serviceWorker.controller) return register();
  const stop = queries.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'updated' || query.state.status === 'pending' || queries.isFetching() > 0) return;
    stop();
    register();
  });
};

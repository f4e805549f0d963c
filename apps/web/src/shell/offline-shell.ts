import { ref } from 'vue';
import { registerSW } from 'virtual:pwa-register';

/** A newer build waits; it takes over when asked to, so that nobody's half-filled form is reloaded. */
export const newBuild = ref<(() => void) | null>(null);

/** Keeps the shell in the browser, so that it opens without a network. Data are never kept by it. */
export const registerShell = (): void => {
  if (!('serviceWorker' in navigator)) return;
  const update = registerSW({
    onNeedRefresh: () => {
      newBuild.value = () => void update(true);
    },
  });
};

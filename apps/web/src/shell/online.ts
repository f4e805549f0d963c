import { onBeforeUnmount, ref, type Ref } from 'vue';

/** Whether the browser has a network at all. Whether the server answers is told by each read. */
export const useOnline = (): Ref<boolean> => {
  const online = ref(navigator.onLine);
  const look = (): void => {
    online.value = navigator.onLine;
  };
  addEventListener('online', look);
  addEventListener('offline', look);
  onBeforeUnmount(() => {
    removeEventListener('online', look);
    removeEventListener('offline', look);
  });
  return online;
};

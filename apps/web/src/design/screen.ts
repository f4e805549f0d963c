import { onBeforeUnmount, ref, type Ref } from 'vue';

/** Whether the window answers to a media query, now and later. */
export const useScreen = (query: string): Ref<boolean> => {
  const list = window.matchMedia(query);
  const fits = ref(list.matches);
  const change = (): void => {
    fits.value = list.matches;
  };
  list.addEventListener('change', change);
  onBeforeUnmount(() => list.removeEventListener('change', change));
  return fits;
};

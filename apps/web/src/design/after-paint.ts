import { ref, watch, type Ref } from 'vue';

/**
 * True from the frame after `shown` was first painted: for what a page's first sight does not need (a list's choices, a
 * card's second line), so that bringing and reading it does not stand in the way of what was asked for.
 */
export const useAfterPaint = (shown: () => boolean): Ref<boolean> => {
  const painted = ref(false);
  const stop = watch(
    shown,
    (now) => {
      if (!now) return;
      // A first frame draws it; what is set after the second begins is after that one's paint.
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => (painted.value = true))));
      queueMicrotask(() => stop());
    },
    { immediate: true },
  );
  return painted;
};

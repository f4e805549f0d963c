/** What is found, or undefined where it is not: another server may remove what has just been listed here. */
export const unlessGone = <Found>(look: () => Found): Found | undefined => {
  try {
    return look();
  } catch (error) {
    return orGone(error);
  }
};

/** Undefined for what is not there. @throws any other error */
export const orGone = (error: unknown): undefined => {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
};

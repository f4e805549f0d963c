// Without those that are taken for another when read aloud or copied by hand: 0 O, 1 l I.
const letters = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A password to begin with, of three groups such as `k7mw-3xqa-92fh`, from the browser's own source of chance. */
export const initialPassword = (): string => {
  // 32 letters: each byte's last five bits choose one, all alike.
  const drawn = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => letters[byte % letters.length]);
  return [0, 4, 8].map((from) => drawn.slice(from, from + 4).join('')).join('-');
};

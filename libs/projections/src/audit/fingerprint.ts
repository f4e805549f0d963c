/** FNV-1a: a 32-bit number of a text, for short index keys. Different texts may share one, so the text is compared too. */
export const fingerprint = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
};

import {
  joined,
  keyName,
  MalformedCheckpoint,
  MalformedNote,
  openNote,
  parseCheckpoint,
  parseNote,
  type NoteVerifier,
} from '@app/ledger';
import type { KeyValues } from '@app/vault';
import { othersOn, pagesOf, readKept, type KeptCheckpoint, type KeptNote } from './kept-checkpoints.js';

/** What a witness sent is not taken. The message (Chinese) says why; nothing was changed. */
export class CosignatureRefused extends Error {
  override readonly name = 'CosignatureRefused';
}

/** How many events a note counts. @throws CosignatureRefused when it is no checkpoint */
export const countIn = (note: string): number => {
  try {
    return parseCheckpoint(parseNote(note).text).count;
  } catch (error) {
    if (error instanceof MalformedNote || error instanceof MalformedCheckpoint)
      throw new CosignatureRefused('这不是检查点，请给出见证单位退回的文件。');
    throw error;
  }
};

/**
 * A checkpoint with what witnesses added to it. Only right signatures of known witnesses, put to the very text that was
 * signed here. @throws CosignatureRefused
 */
export const withCosignatures = (
  kept: KeptCheckpoint | null,
  note: string,
  witnesses: readonly NoteVerifier[],
): Readonly<{ checkpoint: KeptCheckpoint; added: readonly string[] }> => {
  if (witnesses.length === 0)
    throw new CosignatureRefused('没有登记见证单位的公钥：请设 WITNESS_KEYS_FILE 后重新启动。');
  if (!kept) throw new CosignatureRefused(`这里没有 ${countIn(note)} 条的检查点：它不是本库签署的，或已另存。`);
  const both = joined(kept.note, note, witnesses);
  if (!both)
    throw new CosignatureRefused(`所给检查点与本库 ${kept.count} 条的检查点不同：见证的是另一段历史，请查明原因。`);
  if (both.forged.length > 0) throw new CosignatureRefused(`见证签名是伪造的（${both.forged.join('、')}）。`);
  if (openNote(note, witnesses).signedBy.length === 0)
    throw new CosignatureRefused(
      `其中没有已登记的见证单位（${witnesses.map(keyName).join('、')}）的签名，请核对公钥文件。`,
    );
  return { checkpoint: { ...kept, note: both.note }, added: both.added };
};

/** Of each that has put a signature beside the log's own, the latest note; `notes` are in order, latest first. */
export const lastCosigned = (notes: readonly KeptNote[]): readonly string[] => {
  const last = new Map<string, string>();
  for (const one of notes) for (const name of othersOn(one) ?? []) if (!last.has(name)) last.set(name, one.note);
  return [...new Set(last.values())];
};

/** The known witnesses that have cosigned a checkpoint. */
export const witnessesOf = ({ note }: Pick<KeptCheckpoint, 'note'>, witnesses: readonly NoteVerifier[]) =>
  openNote(note, witnesses).signedBy;

/** What each of the known witnesses has cosigned last, however long ago, latest first. */
export const lastSeen = async (
  kept: KeyValues,
  witnesses: readonly NoteVerifier[],
): Promise<readonly KeptCheckpoint[]> => {
  const waiting = new Set(witnesses.map(keyName));
  const seen: KeptCheckpoint[] = [];
  if (waiting.size === 0) return seen;
  for await (const page of pagesOf(kept))
    for (const one of page.map(readKept)) {
      if (witnessesOf(one, witnesses).filter((name) => waiting.delete(name)).length > 0) seen.push(one);
      if (waiting.size === 0) return seen;
    }
  return seen;
};

import { refusalSentences } from '@app/domain/catalogue';
import type { Act } from '@app/domain/kernel';
import { edgeSentences, fill } from '@app/platform/http';
import type { LegalActDto } from './legal-act.dto.js';

const sentenceOf = (code: string): string | undefined => refusalSentences[code] ?? edgeSentences[code];

/** Acts with the sentence of what stands in their way. */
export const shownActs = (acts: readonly Act[]): LegalActDto[] =>
  acts.map(({ act, needs, blockedBy }) => ({
    act,
    needs: [...needs],
    blockedBy: blockedBy && { ...blockedBy, detail: fill(sentenceOf(blockedBy.code) ?? '', blockedBy.details) },
  }));

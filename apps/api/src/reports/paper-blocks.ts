import { filledPaper, type FilledBlock, type FilledPart, type PaperData } from '@app/domain/reports';
import { publishedStandard } from '@app/domain/standards';
import { sourceOf, type PaperRecord } from '@app/runtime/reports';
import type { PaperBlockDto, PaperContentDto, PaperPartDto } from './paper-drafts.dto.js';

type Value = Exclude<FilledPart, string>;

const shownBehind = (behind: Value['behind']): PaperPartDto['behind'] => {
  if (behind?.of === 'issues') return { ...behind, statuses: [...behind.statuses] };
  return behind?.of === 'schools' || behind?.of === 'sections' ? { ...behind, types: [...behind.types] } : behind;
};
const shownValue = ({ text, behind }: Value): PaperPartDto => ({ text, behind: shownBehind(behind) });
const shownPart = (part: FilledPart): PaperPartDto =>
  typeof part === 'string' ? { text: part, behind: null } : shownValue(part);

/** A block as it is answered. */
export const shownBlock = (block: FilledBlock): PaperBlockDto => {
  if (block.block === 'table')
    return {
      ...block,
      columns: block.columns.map((column) => ({ ...column })),
      rows: block.rows.map((cells) => ({ cells: cells.map(shownValue) })),
    };
  if (block.block === 'signatures') return { block: block.block, lines: [...block.lines] };
  return block.block === 'page-break' ? block : { ...block, parts: block.parts.map(shownPart) };
};

/**
 * An issued paper, filled with the values that were kept with it: nothing is gathered anew. A form whose names have
 * changed since cannot hold them; the Word file then is all there is to read.
 * @throws Refusal paper.unknown-kind
 */
export const issuedContent = ({ data }: PaperRecord, values: PaperData): PaperContentDto => {
  const { kind, name, subject, subjectId, countyId, dataYear, standardId, knownAt, asOf, edition } = data;
  const { form } = sourceOf(kind);
  const isSameForm = form.edition === edition;
  return {
    kind,
    name,
    subject,
    subjectId,
    countyId,
    dataYear,
    standardId,
    knownAt,
    asOf,
    standard: publishedStandard(standardId)?.name ?? standardId,
    landscape: form.landscape,
    isSameForm,
    blocks: isSameForm ? filledPaper(form, values).map(shownBlock) : [],
  };
};

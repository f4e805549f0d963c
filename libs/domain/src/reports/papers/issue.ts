import { Refusal, type Commands, type Decider, type Evidence } from '@app/domain/kernel';
import type { LogThen } from '../events.js';
import { checkReportAsked } from '../report.js';
import type { PaperBinding, PaperEvent } from './events.js';

/** A paper that has been made: gathered, printed with its number and code, and kept. */
export type MadePaper = PaperBinding &
  Readonly<{
    unitIds: readonly string[];
    /** The number that it is printed with. */
    number: number;
    name: string;
    county: string;
    edition: number;
    template: readonly Evidence[];
    log: LogThen;
    standardDigest: string;
    values: Evidence;
    file: Evidence;
    code: string;
  }>;

/** Stream id `<countyId>.<dataYear>.<kind>`. `made`: null until it has been made. */
export type PaperCommand = Commands<{ IssuePaper: { paperId: string; made: MadePaper | null } }>;

/** How many papers of this county, year and kind were issued. */
export type PaperState = Readonly<{ issued: number }>;

/** Stream id of the papers of a county, a year and a kind. */
export const paperStreamId = ({
  countyId,
  dataYear,
  kind,
}: Pick<PaperBinding, 'countyId' | 'dataYear' | 'kind'>): string => `${countyId}.${dataYear}.${kind}`;

/** As it is printed: `彰武县2024-2025学年自查自评报告第3号`. */
export const paperNumber = ({
  county,
  dataYear,
  name,
  number,
}: Pick<MadePaper, 'county' | 'dataYear' | 'name' | 'number'>) => `${county}${dataYear}学年${name}第${number}号`;

/** Another paper took the number while this one was printed: it is to be printed again with the next. */
export const numberTaken = 'paper.number-taken';

/** Numbers papers without gaps. A paper is never changed or taken back: another one is issued. */
export const paper: Decider<PaperCommand, PaperEvent, PaperState> = {
  category: 'paper',
  initial: { issued: 0 },
  evolve: (_, { data }) => ({ issued: data.number }),
  decide({ paperId, made }, { issued }, { at }) {
    if (made === null) throw new Refusal('paper.nothing-known', {}, 'invalid');
    checkReportAsked(made, at);
    if (made.number !== issued + 1) throw new Refusal(numberTaken);
    const { values, file, ...bound } = made;
    return [{ type: 'PaperIssued', data: { ...bound, paperId, values: [values], file: [file] } }];
  },
};

import { Injectable } from '@nestjs/common';
import { Refusal, type Request } from '@app/domain/kernel';
import {
  confirmedDraft,
  draftKey,
  savedDraft,
  type Entries,
  type FormId,
  type ReturnDraft,
  type TypedEntries,
} from '@app/domain/submissions';
import { Operations } from '@app/vault';
import { contextOf } from '../kernel/index.js';

/** Whose draft. */
export type DraftOf = Readonly<{ unitId: string; dataYear: string; form: FormId }>;

/** Since when its unit has ended (ISO date); null while it stands. */
type Standing = Readonly<{ endedFrom: string | null }>;

/** Somebody else saves at the same moment this often at most; then the caller hears of it. */
const tries = 5;

/** Half-filled returns, kept beside the log. A save that lost a race is decided again on what won. */
@Injectable()
export class ReturnDrafts {
  constructor(private readonly operations: Operations) {}

  async read(of: DraftOf): Promise<ReturnDraft | null> {
    return parsed(await this.operations.drafts.get(keyOf(of)));
  }

  /** Which of the units have a draft of a year; no other unit's is looked at. */
  async among(dataYear: string, units: readonly Omit<DraftOf, 'dataYear'>[]): Promise<ReadonlySet<string>> {
    const byKey = new Map(units.map((unit) => [keyOf({ ...unit, dataYear }), unit.unitId]));
    const kept = await this.operations.drafts.among([...byKey.keys()]);
    return new Set(kept.map((key) => byKey.get(key)!));
  }

  /** Saves what was typed. `base`: what was shown before, so that a value that stays keeps its origin. */
  save(
    of: DraftOf,
    change: Readonly<{ revision: number; entries: TypedEntries }>,
    form: Standing & Readonly<{ asked: ReadonlySet<string>; base: (draft: ReturnDraft | null) => Entries }>,
    request: Request,
  ): Promise<ReturnDraft | null> {
    return this.changed(of, (draft) =>
      savedDraft(draft, change, { ...form, id: of.form, base: form.base(draft) }, contextOf(request)),
    );
  }

  /** Takes prefilled values over as they are: the named fields, or (null) all. */
  confirm(
    of: DraftOf,
    change: Readonly<{ revision: number; fields: readonly string[] | null }>,
    form: Standing & Readonly<{ prefilled: Entries; base: (draft: ReturnDraft | null) => Entries }>,
    request: Request,
  ): Promise<ReturnDraft | null> {
    return this.changed(of, (draft) =>
      confirmedDraft(draft, change, { ...form, id: of.form, base: form.base(draft) }, contextOf(request)),
    );
  }

  private async changed(
    of: DraftOf,
    decide: (draft: ReturnDraft | null) => ReturnDraft | null,
  ): Promise<ReturnDraft | null> {
    const { drafts } = this.operations;
    const key = keyOf(of);
    for (let attempt = 0; attempt < tries; attempt += 1) {
      const text = await drafts.get(key);
      const before = parsed(text);
      const after = decide(before);
      if (after === before || after === null) return before;
      if (await drafts.swap(key, text, JSON.stringify(after))) return after;
    }
    throw new Refusal('stream.contended', { stream: key });
  }
}

const keyOf = ({ unitId, dataYear, form }: DraftOf): string => draftKey(dataYear, unitId, form);
const parsed = (text: string | null): ReturnDraft | null => (text === null ? null : (JSON.parse(text) as ReturnDraft));

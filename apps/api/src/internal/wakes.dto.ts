import { ArrayMaxSize, ArrayMinSize, IsArray, Length, Matches } from 'class-validator';
import { Called } from '@app/platform/http';

/** Keys that a worker was given, at most as many as are looked at together. */
export class WakesDto {
  /** @example ["issue/0192f3a8-0000-7000-8000-000000000001"] */
  @Called('唤醒的编号')
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(64)
  @Length(3, 200, { each: true })
  @Matches(/^[a-z-]+\/[\w./-]+$/, { each: true })
  keys: string[];
}

/** What came of them: those that want another try; all others are done with. */
export class WokenDto {
  failed: string[];
}

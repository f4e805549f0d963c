import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

/** A window on a list. */
export class PageQuery {
  /**
   * How many items at most.
   * @example 50
   */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;

  /**
   * How many items to pass over.
   * @example 0
   */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  offset: number = 0;
}

/** A window on a list, as answered. */
export type Page<Item> = Readonly<{ items: readonly Item[]; total: number; limit: number; offset: number }>;

/** Dresses the rows of one window; `total` counts the whole list. */
export const page = <Item>(
  items: readonly Item[],
  total: number,
  { limit, offset }: Readonly<{ limit: number; offset: number }>,
): Page<Item> => ({ items, total, limit, offset });

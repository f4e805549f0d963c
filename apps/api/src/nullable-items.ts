import { ApiProperty } from '@nestjs/swagger';

/** A list with gaps, such as one entry an indicator and null for what cannot be said: the plugin cannot read `(T | null)[]`. */
export const NullableItems = (type: 'number' | 'string' | 'boolean', example: readonly unknown[]): PropertyDecorator =>
  ApiProperty({ type: 'array', items: { type, nullable: true }, example });

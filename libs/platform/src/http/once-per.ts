import { ValidateBy } from 'class-validator';

const key = (one: unknown, property: string): unknown =>
  typeof one === 'object' && one !== null ? (one as Readonly<Record<string, unknown>>)[property] : undefined;

/** No two things of a list have the same value of a property. What is no list, or holds no things, is said elsewhere. */
export const OncePer = (property: string, message: string): PropertyDecorator =>
  ValidateBy({
    name: 'oncePer',
    validator: {
      validate: (value) => {
        if (!Array.isArray(value)) return true;
        const keys = value.map((one) => key(one, property)).filter((one) => one !== undefined);
        return new Set(keys).size === keys.length;
      },
      defaultMessage: () => message,
    },
  });

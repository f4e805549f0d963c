/** The upper end of what still holds: after every day (ISO date), and after every sequence, that there will ever be. */
export const forever = '9999-12-31';
export const always = Number.MAX_SAFE_INTEGER;

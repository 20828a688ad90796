/** Marks an issue of a schema as "this feature does not exist yet". */
export const NOT_BUILT = { reason: 'not-built' } as const;

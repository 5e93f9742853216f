/** Numbers run from 1 without gaps; what was released is never changed. */
export type Migration = { readonly number: number; readonly name: string; readonly sql: string };

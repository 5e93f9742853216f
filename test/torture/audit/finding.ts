export const FINDING_KINDS = [
  'lost',
  'double-charged',
  'undecided',
  'rule-broken',
  'books-differ',
  'crashed',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** Something that must never be; `round` is the life after which it showed, null: the comparison at the end. */
export type Finding = { readonly kind: FindingKind; readonly round: number | null; readonly text: string };

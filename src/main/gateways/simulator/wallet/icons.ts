import { html, type Html } from './html';

/** Outlines from Lucide (ISC licence), the icon set of the product. */
const OUTLINES = {
  paid: '<circle cx="12" cy="12" r="10"/><path d="m9 12 2 2 4-4"/>',
  waiting: '<circle cx="12" cy="12" r="10"/><path d="M12 6v6l4 2"/>',
  ended: '<circle cx="12" cy="12" r="10"/><path d="m15 9-6 6"/><path d="m9 9 6 6"/>',
  returned: '<path d="M9 14 4 9l5-5"/><path d="M4 9h10.5a5.5 5.5 0 0 1 0 11H11"/>',
  notice: '<circle cx="12" cy="12" r="10"/><path d="M12 16v-4"/><path d="M12 8h.01"/>',
  back: '<path d="m12 19-7-7 7-7"/><path d="M19 12H5"/>',
  open: '<path d="m9 18 6-6-6-6"/>',
  codes:
    '<rect width="5" height="5" x="3" y="3" rx="1"/><rect width="5" height="5" x="16" y="3" rx="1"/><rect width="5" height="5" x="3" y="16" rx="1"/><path d="M21 16h-3a2 2 0 0 0-2 2v3"/><path d="M21 21v.01"/><path d="M12 7v3a2 2 0 0 1-2 2H7"/><path d="M3 12h.01"/><path d="M12 3h.01"/><path d="M12 16v.01"/><path d="M16 12h1"/><path d="M21 12v.01"/><path d="M12 21v-1"/>',
  trainer:
    '<path d="M21 4h-7"/><path d="M10 4H3"/><path d="M21 12h-9"/><path d="M8 12H3"/><path d="M21 20h-5"/><path d="M12 20H3"/><path d="M14 2v4"/><path d="M8 10v4"/><path d="M16 18v4"/>',
} as const;

export type IconName = keyof typeof OUTLINES;

/** Decoration: the word beside it says the same. */
export function icon(name: IconName): Html {
  const outline: Html = { html: OUTLINES[name] };
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${outline}</svg>`;
}

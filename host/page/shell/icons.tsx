/** Small drawings beside words. */

export const SheetIcon = () => (
  <svg class="sheet-icon" viewBox="0 0 24 32" width="26" height="34" aria-hidden="true">
    <path d="M2 0h14l8 8v22a2 2 0 0 1-2 2H2a2 2 0 0 1-2-2V2a2 2 0 0 1 2-2z" fill="#188038" />
    <path d="M16 0l8 8h-8z" fill="#0b5a26" />
    <path d="M5 13h14v13H5zm2 2v3h4v-3zm6 0v3h4v-3zm-6 5v4h4v-4zm6 0v4h4v-4z" fill="#fff" fill-rule="evenodd" />
  </svg>
);

const paths = {
  mails: "M3 5h18v14H3zm0 1l9 7 9-7",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 4v5l4 2",
  triggers: "M13 2L5 14h6l-1 8 9-13h-7z",
  executions: "M4 6h3M4 12h3M4 18h3M10 6h10M10 12h10M10 18h10",
  people: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm-8 9c0-4 4-6 8-6s8 2 8 6",
  world: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c3 3 3 15 0 18-3-3-3-15 0-18",
  differences: "M4 8h12M4 16h12M16 4l4 4-4 4M8 12l-4 4 4 4",
} as const;

export type IconName = keyof typeof paths;

export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
    <path d={paths[name]} fill="none" stroke="currentColor" stroke-width="1.7" stroke-linejoin="round" />
  </svg>
);

export const Cross = () => (
  <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
    <path d="M6 6l12 12M18 6L6 18" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
  </svg>
);

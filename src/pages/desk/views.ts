/** The views of the sidebar. */

export const titles = { today: "Today", register: "Register", clocks: "Clocks" } as const;
export type View = keyof typeof titles;
export const views = Object.keys(titles) as readonly View[];

/** The view of that name; Today for any other. */
export const viewCalled = (name: string): View => views.find((view) => view === name) ?? "today";

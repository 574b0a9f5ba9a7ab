/** Ids of tabs: a text at Univer, a number at Google. */

/** Google's id of a tab; a tab made in the grid has a random text for an id and gets a number from it. */
export const sheetIdOfUniver = (id: string) => {
  if (/^\d+$/.test(id)) return Number(id);
  return [...id].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) & 0x7fffffff, 7);
};

/** A long text told apart by a short one: enough to see that something changed, no proof against anybody who wants to cheat. */
export const markOf = (text: string): string => {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return `${text.length}:${(hash >>> 0).toString(36)}`;
};

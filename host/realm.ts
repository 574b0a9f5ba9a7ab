/** What runs inside the script's own realm: Google's globals, made of the realm's own objects. */
export { type Bridge, type Entered, enter } from "./realm/enter";
export type { Reach } from "./realm/services";

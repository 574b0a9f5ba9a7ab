/** Signatures that nobody can make without the secret in the script's properties, which is in no cell, page or log. */

type Store = GoogleAppsScript.Properties.Properties;

const SECRET = "desk.secret";
const HOME = "desk.home";

export interface Seal {
  /** In URL-safe base64; blank as long as there is no secret. */
  sign(text: string): string;
  /** The workbook whose links are signed; blank before set-up. */
  home(): string;
}

export const sealOf = (store: Store): Seal => ({
  sign: (text) => signed(text, store.getProperty(SECRET) ?? ""),
  home: () => store.getProperty(HOME) ?? "",
});

/**
 * Makes the secret where there is none, and keeps which workbook it is, for a web app is not told. Under the script's lock: of two
 * secrets that are made at one moment the later would stay, and what the first one signed would be worth nothing.
 */
export const makeSeal = (store: Store, home: string): void => {
  if (!store.getProperty(SECRET)) store.setProperty(SECRET, `${Utilities.getUuid()}${Utilities.getUuid()}`);
  if (store.getProperty(HOME) !== home) store.setProperty(HOME, home);
};

const signed = (text: string, secret: string): string =>
  secret && Utilities.base64EncodeWebSafe(Utilities.computeHmacSha256Signature(text, secret)).replace(/=+$/, "");

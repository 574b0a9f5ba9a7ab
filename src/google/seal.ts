/** Signatures that nobody can make without the secret in the script's properties, which is in no cell, page or log. */

type Store = GoogleAppsScript.Properties.Properties;

const SECRET = "desk.secret";
const HOME = "desk.home";

export interface Seal {
  /** In URL-safe base64; blank as long as there is no secret. */
  sign(text: string): string;
  /** The workbook whose links were given out; blank before the first one. */
  home(): string;
}

export const sealOf = (store: Store): Seal => ({
  sign: (text) => signed(text, store.getProperty(SECRET) ?? ""),
  home: () => store.getProperty(HOME) ?? "",
});

/** Makes the secret where there is none. Under the script's lock: of two that are made at one moment the later would stay. */
export const makeSecret = (store: Store): void => {
  if (!store.getProperty(SECRET)) store.setProperty(SECRET, `${Utilities.getUuid()}${Utilities.getUuid()}`);
};

/** The same before anything is written, where nobody holds the lock. */
export const makeSecretAlone = (store: Store): void => {
  if (store.getProperty(SECRET)) return;
  const lock = LockService.getScriptLock();
  if (!lock.tryLock(LOCK_WAIT)) return;
  try {
    makeSecret(store);
  } finally {
    lock.releaseLock();
  }
};

const LOCK_WAIT = 10_000;

/** Keeps which workbook it is: a web app is not told. */
export const keepHome = (store: Store, id: string): void => {
  if (store.getProperty(HOME) !== id) store.setProperty(HOME, id);
};

const signed = (text: string, secret: string): string =>
  secret && Utilities.base64EncodeWebSafe(Utilities.computeHmacSha256Signature(text, secret)).replace(/=+$/, "");

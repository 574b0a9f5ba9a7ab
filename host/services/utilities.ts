/** Utilities: ids, waiting, dates as text, signatures. */
import { createHmac } from "node:crypto";
import { drawn } from "../world/random";
import { exception, notBuilt } from "./errors";
import { formatDate } from "./dates";
import type { Service } from "./service";

export const utilitiesService: Service = {
  Utilities: {
    getUuid: (run) => {
      const digits = drawn(run.google.state);
      const parts = [
        digits.slice(0, 8),
        digits.slice(8, 12),
        `4${digits.slice(13, 16)}`,
        `a${digits.slice(17, 20)}`,
        digits.slice(20),
      ];
      return parts.join("-");
    },
    sleep: (run, _: never, milliseconds: number) => run.google.clock.pass(milliseconds),
    formatDate: (_, __: never, date: unknown, zone: string, pattern: string) => {
      if (!(date instanceof Date))
        throw exception("The parameters don't match the method signature for Utilities.formatDate.");
      return formatDate(date, zone, pattern);
    },
    computeHmacSha256Signature: (_, __: never, value: unknown, key: unknown) =>
      signed(createHmac("sha256", bytes(key)).update(bytes(value)).digest()),
    base64Encode: (_, __: never, data: unknown) => bytes(data).toString("base64"),
    base64EncodeWebSafe: (_, __: never, data: unknown) =>
      bytes(data).toString("base64").replaceAll("+", "-").replaceAll("/", "_"),
    base64Decode: (_, __: never, text: string) => signed(Buffer.from(text, "base64")),
    base64DecodeWebSafe: (_, __: never, text: string) => signed(Buffer.from(text, "base64url")),
    newBlob: () => {
      throw notBuilt("Utilities.newBlob()");
    },
  },
};

// Apps Script has Java's bytes, which run from -128 to 127.
const signed = (buffer: Buffer) => [...new Int8Array(buffer)];
const bytes = (value: unknown) =>
  Array.isArray(value) ? Buffer.from(Int8Array.from(value)) : Buffer.from(String(value));

/** CacheService: small texts that may be gone at any time. */
import { exception } from "./errors";
import type { Service } from "./service";

const longestKey = 250;
const largestValue = 102_400;
const usualSeconds = 600;

export const cacheService: Service = {
  CacheService: { getScriptCache: (run) => run.objects.make("Cache", {}) },
  Cache: {
    get: (run, _: never, key: string) => {
      const entry = run.google.state.cache[key];
      return entry && entry.until > run.google.clock.now() ? entry.value : null;
    },
    put: (run, _: never, key: string, value: unknown, seconds = usualSeconds) => {
      if (!key || key.length > longestKey) throw exception("Invalid argument: key");
      if (Buffer.byteLength(String(value)) > largestValue) throw exception("Argument too large: value");
      run.google.state.cache[key] = { value: String(value), until: run.google.clock.now() + seconds * 1000 };
    },
    remove: (run, _: never, key: string) => {
      delete run.google.state.cache[key];
    },
  },
};

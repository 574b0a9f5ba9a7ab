/** PropertiesService: texts kept for the script, the document and each user. */
import type { Execution } from "../run/execution";
import type { Store } from "../world/state";
import { exception } from "./errors";
import type { Service } from "./service";

// https://developers.google.com/apps-script/guides/services/quotas
const largestValue = 9 * 1024;
const largestStore = 500 * 1024;

interface Properties {
  readonly store: () => Store;
}

const over = (run: Execution, store: () => Store) => run.objects.make<Properties>("Properties", { store });

export const propertiesService: Service = {
  PropertiesService: {
    getScriptProperties: (run) => over(run, () => run.google.state.properties.script),
    getDocumentProperties: (run) => over(run, () => run.google.state.properties.document),
    getUserProperties: (run) =>
      over(run, () => {
        const { user } = run.google.state.properties;
        user[run.user] ??= {};
        return user[run.user] ?? {};
      }),
  },
  Properties: {
    getProperty: (_, { store }: Properties, key: string) => store()[key] ?? null,
    getProperties: (_, { store }: Properties) => ({ ...store() }),
    getKeys: (_, { store }: Properties) => Object.keys(store()),
    setProperty: (_, self: Properties, key: string, value: unknown) => {
      write(self.store(), { [key]: value });
      return self;
    },
    setProperties: (_, self: Properties, values: Readonly<Record<string, unknown>>, deleteOthers = false) => {
      const store = self.store();
      if (deleteOthers) for (const key of Object.keys(store)) delete store[key];
      write(store, values);
      return self;
    },
    deleteProperty: (_, self: Properties, key: string) => {
      delete self.store()[key];
      return self;
    },
    deleteAllProperties: (_, self: Properties) => {
      const store = self.store();
      for (const key of Object.keys(store)) delete store[key];
      return self;
    },
  },
};

const write = (store: Store, values: Readonly<Record<string, unknown>>) => {
  const texts = Object.entries(values).map(([key, value]) => [key, String(value)] as const);
  const tooLarge = texts.find(([, text]) => Buffer.byteLength(text) > largestValue);
  if (tooLarge) throw exception("Argument too large: value");
  const after = { ...store, ...Object.fromEntries(texts) };
  const size = Object.entries(after).reduce(
    (sum, [key, text]) => sum + Buffer.byteLength(key) + Buffer.byteLength(text),
    0,
  );
  if (size > largestStore)
    throw exception("You have exceeded the property storage quota. Please remove some properties and try again.");
  Object.assign(store, after);
};

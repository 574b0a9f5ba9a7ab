/** Finds the method that a script called, checks that it may, and runs it. */
import type { Execution } from "../run/execution";
import { mustBeAllowed } from "./access";
import { cacheService } from "./cache";
import { notBuilt } from "./errors";
import { htmlService } from "./html";
import { lockService } from "./lock";
import { mailService } from "./mail";
import { propertiesService } from "./properties";
import { scriptService } from "./script";
import type { Service } from "./service";
import { sessionService } from "./session";
import { invokeSheets } from "./sheets";
import { spreadsheetService } from "./spreadsheet";
import { uiService } from "./ui";
import { utilitiesService } from "./utilities";

const classes: Service = {
  ...cacheService,
  ...htmlService,
  ...lockService,
  ...mailService,
  ...propertiesService,
  ...scriptService,
  ...sessionService,
  ...spreadsheetService,
  ...uiService,
  ...utilitiesService,
};

/** What a service call answers. */
export const invoke = (
  run: Execution,
  className: string,
  method: string,
  self: object | undefined,
  args: readonly unknown[],
): unknown => {
  if (className.startsWith("Sheets")) return invokeSheets(run, className, method, args);
  const found = classes[className]?.[method];
  if (!found) throw notBuilt(`${className}.${method}()`);
  mustBeAllowed(run, className, method, args.length);
  // A method declares what it expects of the script; what it can not take it refuses itself.
  return (found as (run: Execution, self: unknown, ...args: readonly unknown[]) => unknown)(run, self, ...args);
};

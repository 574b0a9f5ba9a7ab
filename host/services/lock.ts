/** LockService: advisory locks between executions. */
import type { Execution } from "../run/execution";
import { exception } from "./errors";
import type { Service } from "./service";

interface Lock {
  readonly name: string;
}

const named = (run: Execution, name: string) => run.objects.make<Lock>("Lock", { name });

export const lockService: Service = {
  LockService: {
    getScriptLock: (run) => named(run, "script"),
    getDocumentLock: (run) => named(run, "document"),
    getUserLock: (run) => named(run, `user ${run.user}`),
  },
  Lock: {
    tryLock: (run, { name }: Lock, milliseconds: number) => take(run, name, milliseconds),
    waitLock: async (run, { name }: Lock, milliseconds: number) => {
      if (await take(run, name, milliseconds)) return;
      throw exception("Lock timeout: another process was holding the lock for too long.");
    },
    releaseLock: (run, { name }: Lock) => run.google.locks.release(name, run),
    hasLock: (run, { name }: Lock) => run.google.locks.isHeld(name, run),
  },
};

const take = (run: Execution, name: string, milliseconds: number) =>
  run.google.locks.take(name, run, milliseconds * run.google.settings.lockPatience);

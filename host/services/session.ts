/** Session: who is at work. */
import type { Execution } from "../run/execution";
import type { Service } from "./service";

interface User {
  readonly email: string;
}

/** A person as a script gets to see them. */
export const userOf = (run: Execution, email: string) => run.objects.make<User>("User", { email });

export const sessionService: Service = {
  Session: {
    getActiveUser: (run) => userOf(run, run.activeUser),
    getEffectiveUser: (run) => userOf(run, run.user),
    getScriptTimeZone: (run) => run.google.bundle.timeZone,
    getTimeZone: (run) => run.google.bundle.timeZone,
    getActiveUserLocale: () => "en",
  },
  User: {
    getEmail: (run, { email }: User) => (run.authMode === "FULL" ? email : ""),
    getUserLoginId: (run, { email }: User) => (run.authMode === "FULL" ? email : ""),
  },
};

/** Errors as services throw them, made of the realm's own Error. */
import type { Failure } from "../run/messages";

export const thrown = ({ name, message, details }: Failure) => {
  const error = Object.assign(
    new Error(message),
    details === undefined ? {} : { details: JSON.parse(JSON.stringify(details)) },
  );
  error.name = name;
  return error;
};

/** Refusals of the Sheets API, in Google's envelope. */
export class ApiError extends Error {
  constructor(
    readonly code: number,
    readonly status: string,
    message: string,
  ) {
    super(message);
  }
}

/** A request that can not be carried out as it was written. */
export const badRequest = (message: string) => new ApiError(400, "INVALID_ARGUMENT", message);

/** A request for a spreadsheet that this person can not see. */
export const notFound = () => new ApiError(404, "NOT_FOUND", "Requested entity was not found.");

/** Minutes east of UTC by Google's own formatter, for an engine that knows no time zones. */
export const utilitiesOffsets = (zone: string, epochMs: number): number => {
  const [, sign, hours, minutes] =
    /([+-])(\d{2})(\d{2})/.exec(Utilities.formatDate(new Date(epochMs), zone, "Z")) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
};

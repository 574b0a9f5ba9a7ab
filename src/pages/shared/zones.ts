/** The time zones that the browser knows; an older one lists none, and a zone may always be typed. */
export const zones = (): readonly string[] => {
  const { supportedValuesOf } = Intl as { readonly supportedValuesOf?: (key: string) => string[] };
  return supportedValuesOf ? supportedValuesOf("timeZone") : [];
};

/** A command with the failing address in the places of `$URL` and `$HOST`. Without an address they stay. */
export function withAddress(text: string, url: string | undefined): string {
  if (!url || !URL.canParse(url)) return text;
  return text.replaceAll('$URL', `'${url}'`).replaceAll('$HOST', new URL(url).hostname);
}

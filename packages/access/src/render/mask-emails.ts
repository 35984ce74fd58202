/** Matches what looks like an e-mail address. */
const EMAIL = /([^\s@"'<>(),;:]+)@([^\s@"'<>(),;:]+)/gu;

/** Shortens the e-mail addresses in a string: `ana@acme.test` becomes `a…@acme.test`. */
export function maskEmails(text: string): string {
  return text.replace(EMAIL, (_, local: string, domain: string) => `${[...local][0]}…@${domain}`);
}

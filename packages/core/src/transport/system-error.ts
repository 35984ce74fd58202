const MAX_CAUSES = 9;

// What OpenSSL's check of a certificate ends with, by Node's names; UNSPECIFIED is any that Node has no name for.
const CERTIFICATE =
  "CERT|CRL|SIGNATURE|ISSUER|HOSTNAME_MISMATCH|PATH_LENGTH|INVALID_(?:CA|PURPOSE)|^UNSPECIFIED$|^OUT_OF_MEM$";
// No address, nobody there, nobody to be trusted or understood, or nothing that undici would send. Not all of
// TLS: a broken record or a parser's HPE_INVALID_… may come after the request.
const UNSENT = new RegExp(
  `ECONNREFUSED|ENOTFOUND|EAI_|CONNECT_TIMEOUT|PROTOCOL|WRONG_VERSION|HANDSHAKE|UND_ERR_(?:INVALID_ARG|NOT_SUPPORTED)|${CERTIFICATE}`,
);
// The certificate is wrong, or the request: trying again cannot help.
const PERMANENT = new RegExp(`SSL|TLS|EPROTO|INVALID_(?:URL|ARG)|NOT_SUPPORTED|${CERTIFICATE}`);

/** What the system says of an error, if anything. */
export interface SystemError {
  readonly code?: string;
  /** Whether there was no connection yet. */
  readonly connecting?: boolean;
}

/** The system's error, which `fetch` hides in a chain of causes. */
export function systemError(error: unknown, depth = 0): SystemError {
  try {
    const { code, cause, syscall, errors } = Object(error) as NodeError;
    if (typeof code === "string") {
      // Where several addresses were tried, each has an error of its own.
      return { code, connecting: (syscall ?? errors?.[0]?.syscall) === "connect" };
    }
    if (depth < MAX_CAUSES) {
      return systemError(cause, depth + 1);
    }
  } catch {
    // It has a getter that throws.
  }
  return {};
}

interface NodeError {
  readonly code?: unknown;
  readonly cause?: unknown;
  readonly syscall?: unknown;
  readonly errors?: readonly { readonly syscall?: unknown }[];
}

/** Whether a request that failed with this error cannot have left. */
export function isUnsent({ code, connecting }: SystemError): boolean {
  return connecting || UNSENT.test(`${code}`);
}

/** Whether a request that failed with this code would fail with it again. */
export function isPermanent(code: string | undefined): boolean {
  return PERMANENT.test(`${code}`);
}

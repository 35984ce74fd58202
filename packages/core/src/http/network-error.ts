import { toText } from "../utils/redact.ts";

const MAX_CAUSES = 9;

// Node's codes for failures of OpenSSL's certificate check. UNSPECIFIED stands for every unnamed failure.
const CERTIFICATE =
  "CERT|CRL|SIGNATURE|ISSUER|HOSTNAME_MISMATCH|PATH_LENGTH|INVALID_(?:CA|PURPOSE)|^UNSPECIFIED$|^OUT_OF_MEM$";
// Failures before the request was sent: name resolution, connecting, the TLS handshake, arguments that undici rejects.
// Other TLS errors, such as a bad record, and the parser's HPE_INVALID_… can occur after the request was sent.
const UNSENT = new RegExp(
  `ECONNREFUSED|ENOTFOUND|EAI_|CONNECT_TIMEOUT|PROTOCOL|WRONG_VERSION|HANDSHAKE|_NAME|_SECURITY|_EXTENSION|UND_ERR_(?:INVALID_ARG|NOT_SUPPORTED)|${CERTIFICATE}`,
);
// The certificate or the request is wrong, so a retry cannot help.
const PERMANENT = new RegExp(`SSL|TLS|EPROTO|INVALID_(?:URL|ARG)|NOT_SUPPORTED|${CERTIFICATE}`);
// For failures without a distinct code. Deno reports no codes. Node's closed connections, Bun's TLS and undici's
// proxies share codes with other failures.
const UNSENT_TEXT = /client error \(Connect\)|before secure TLS|TLS handshake|HTTP Tunnel/;
// The codes of zlib, brotli and zstd in Node and Bun.
const DECODING = /^(?:Z_|ERR__ERROR_|ZSTD_|ZlibError$|(?:Brotli|Zstd)DecompressionError$)/;
// The messages of Deno and workerd, which have no codes.
const DECODING_TEXT =
  /decompression|gzip header|brotli error|CRC computed|bytes read does not match|unexpected (?:end of file|EOF)$/;

/** The operating system's or the runtime's report of a failed request. */
export interface NetworkError {
  /** Such as `ECONNREFUSED`. */
  readonly code?: string;
  /** Whether the connection had not yet been established. */
  readonly connecting?: boolean;
  /** The message that comes with the code, or the innermost message if there is no code. */
  readonly text: string;
}

/** Finds the network error that `fetch` hides in a chain of causes. */
export function networkError(error: unknown, depth = 0): NetworkError {
  try {
    const { code, cause, syscall, message, errors } = (error ?? {}) as NodeError;
    if (typeof code === "string" && code) {
      // If several addresses were tried, each has its own error.
      const connecting = (syscall ?? errors?.[0]?.syscall) === "connect";
      return { code, connecting, text: typeof message === "string" ? message : "" };
    }
    if (depth < MAX_CAUSES && cause) {
      return networkError(cause, depth + 1);
    }
  } catch {
    // A getter of the error throws.
  }
  return { text: toText(error) };
}

interface NodeError {
  readonly code?: unknown;
  readonly cause?: unknown;
  readonly syscall?: unknown;
  readonly message?: unknown;
  readonly errors?: readonly { readonly syscall?: unknown }[];
}

/** Whether a request that failed with this error cannot have reached the server. */
export function isUnsent({ code = "", connecting, text }: NetworkError): boolean {
  return connecting || UNSENT.test(code) || UNSENT_TEXT.test(text);
}

/** Whether a retry would fail with the same code. */
export function isPermanent(code = ""): boolean {
  return PERMANENT.test(code);
}

/** Whether the body could not be decompressed. */
export function isDecodingError({ code, text }: NetworkError): boolean {
  return code === undefined ? DECODING_TEXT.test(text) : DECODING.test(code);
}

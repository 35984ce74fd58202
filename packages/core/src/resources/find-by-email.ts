import { ConfidentArgumentError, ConfidentNotFoundError } from "../errors.ts";
import { withErrorContext } from "../operation/error-context.ts";
import { iteratePages, type PagedList } from "./iterate-pages.ts";

/** Reads members until one has the email address. */
export function findByEmail<Member extends { readonly id: string; readonly email: string }>(
  list: PagedList<Member>,
  email: string,
): Promise<Member> {
  return withErrorContext(list.client, list.operation, async () => {
    if (typeof email !== "string" || !email.trim()) {
      throw new ConfidentArgumentError("The email address must be a non-empty string.");
    }
    const wanted = normalize(email);
    for await (const member of iteratePages(list)) {
      if (normalize(member.email) === wanted) {
        return member;
      }
    }
    throw new ConfidentNotFoundError(
      `No member has the email address ${JSON.stringify(email.trim())}.`,
      { status: 404 },
    );
  });
}

function normalize(email: string): string {
  return email.trim().toLowerCase();
}

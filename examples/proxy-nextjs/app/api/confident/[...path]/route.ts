import { createConfidentHandler } from "@confident-admin/proxy";
import { userOf } from "../../../../lib/session.ts";

const handler = createConfidentHandler({
  // A function, because Next.js also loads this file during the build, without a key.
  apiKey: () => process.env["CONFIDENT_ORG_API_KEY"] ?? "",
  basePath: "/api/confident",
  // The origin of the page. Next.js rewrites the host in the request's URL, so the handler compares the Host header.
  origins: [process.env["ORIGIN"] ?? "http://localhost:3000"],
  operations: ["listPermissions", "listPolicies", "createPolicy", "updatePolicy", "deletePolicy"],
  authorize: ({ request, operation }) => {
    const user = userOf(request);
    if (!user) {
      return new Response(null, { status: 401 });
    }
    return (user.isAdmin || operation.startsWith("list")) && user;
  },
  // A browser can resend a create. This executes it only once. Several instances need a shared store.
  idempotency: { principalKey: ({ id }) => id },
});

export { handler as DELETE, handler as GET, handler as POST, handler as PUT };

import { createServer, type Server } from "node:http";
import { createConfidentHandler } from "@confident-admin/proxy";
import { userOf } from "./session.ts";
import { toListener } from "./to-listener.ts";

/**
 * Creates the server of an admin page. Signed-in users can read, admins can write.
 *
 * @param origin - the origin of the page, such as `https://admin.example.com`
 */
export function createAdminServer(origin: string): Server {
  const confident = createConfidentHandler({
    apiKey: process.env["CONFIDENT_ORG_API_KEY"] ?? "",
    basePath: "/api/confident",
    origins: [origin],
    operations: ["listPermissions", "listPolicies", "createPolicy", "updatePolicy", "deletePolicy"],
    authorize: ({ request, operation }) => {
      const user = userOf(request);
      if (!user) {
        return new Response(null, { status: 401 });
      }
      return (user.isAdmin || operation.startsWith("list")) && user;
    },
    // A browser can resend a create. This executes it only once.
    idempotency: { principalKey: ({ id }) => id },
    // Logged as JSON, because ids and bodies can contain line breaks.
    onAudit: ({ error, ...event }) => {
      const reason = error && `${error.name}: ${error.message}`; // JSON would omit them
      process.stdout.write(`${JSON.stringify({ ...event, error: reason })}\n`);
    },
  });
  const api = toListener(confident, origin);
  return createServer((incoming, outgoing) => {
    if (incoming.url?.startsWith("/api/confident/")) {
      api(incoming, outgoing);
    } else {
      outgoing.setHeader("content-type", "text/html").end("<!doctype html><title>Policies</title>");
    }
  });
}

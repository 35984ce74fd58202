// @ts-check
// In which forms bodies come and go, and what comes beside them.
import { testChanges } from "./support/changes.mjs";

const LIST = "/v1/organization/policies";

testChanges({
  "another form of body that may be sent": [
    ({ components: { requestBodies } }) => {
      requestBodies.Policy.content["text/csv"] = { schema: { type: "string" } };
    },
    { breaking: [], harmless: [/^(?:create|update)Policy, request \(text\/csv\): new$/] },
  ],
  "a form of body less that may be sent": [
    ({ components: { requestBodies } }) => delete requestBodies.Policy.content["text/csv"],
    { breaking: [/^(?:create|update)Policy, request \(text\/csv\): gone$/], harmless: [] },
    ({ components: { requestBodies } }) => {
      requestBodies.Policy.content["text/csv"] = { schema: { type: "string" } };
    },
  ],
  "a body that need not be sent": [
    ({ components: { requestBodies } }) => delete requestBodies.Policy.required,
    { breaking: [], harmless: [/^(?:create|update)Policy, request: required was true, is false$/] },
  ],
  "a body where there was none": [
    ({ paths }) => {
      const body = { required: true, content: { "application/json": {} } };
      paths[LIST].get.requestBody = body;
      paths["/v1/organization"].get.requestBody = { ...body, required: false };
    },
    {
      breaking: [/^listPolicies, request: new$/],
      harmless: [/^getOrganization, request: new$/],
    },
  ],
  "an error in another form": [
    ({ components: { responses } }) => {
      const { content } = responses.TooManyRequests;
      responses.TooManyRequests.content = {
        "application/problem+json": content["application/json"],
      };
    },
    {
      breaking: [/^\w+, 429 \(application\/json\): gone$/],
      harmless: [/^\w+, 429 \(application\/problem\+json\): new$/],
    },
  ],
  "a kind of errors less": [
    ({ paths }) => delete paths[LIST].get.responses["5XX"],
    { breaking: [], harmless: [/^listPolicies, 5XX: gone$/] },
    ({ paths }) => {
      paths[LIST].get.responses["5XX"] = { description: "", headers: { "X-Id": {} } };
    },
  ],
  "a header that need no longer be there": [
    ({ components: { headers } }) => {
      headers.RetryAfter.required = false;
    },
    { breaking: [/^\w+, \d{3}, header retry-after: required was true, is false$/], harmless: [] },
    ({ components: { headers } }) => {
      headers.RetryAfter.required = true;
    },
  ],
});

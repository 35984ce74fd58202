import { fileURLToPath } from "node:url";
import {
  createFakeConfident,
  type FakeConfident,
  type FakeState,
} from "@confident-admin/mock/fake";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { SAMPLE_ORGANIZATION } from "../../../server/sample-organization.ts";
import { startConsole } from "../../../server/start-console.ts";
import { launchChromium } from "./chromium.ts";

/** Unique, so that a leak is found everywhere. */
export const KEY = "confident_us_org_9f2c61d07ab84e35";

/** The fake, the console over it, and a browser. */
export interface World {
  readonly fake: FakeConfident;
  readonly url: string;
  /** Opens a window in a context of its own. Without a user, no one is signed in. */
  open(user?: "ada" | "ben", path?: string, options?: BrowserContextOptions): Promise<Page>;
  /** Signs another user in, in the context of a page. */
  becomes(page: Page, user: "ada" | "ben"): Promise<void>;
}

const page = fileURLToPath(new URL("../../../dist/page", import.meta.url));

/** Creates a world for the tests of a file. It is reset after each test. */
export function createWorld(state: Partial<FakeState> = {}): World {
  const fake = createFakeConfident({ ...SAMPLE_ORGANIZATION, ...state, apiKeys: [KEY] });
  const contexts: BrowserContext[] = [];
  const broken: string[] = [];
  let browser: Browser;
  let url = "";
  let stop = async () => {};
  beforeAll(async () => {
    const api = await fake.listen();
    const running = await startConsole({ page, upstream: { apiKey: KEY, baseUrl: api.url } });
    browser = await launchChromium();
    url = running.url;
    stop = async () => {
      await browser.close();
      await running.stop();
      await api.stop();
    };
  });
  afterAll(() => stop());
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    fake.reset();
    expect(broken.splice(0), "exceptions in the page").toEqual([]);
  });
  return {
    fake,
    get url() {
      return url;
    },
    open: async (user, path = "/", options) => {
      const viewport = { width: 1280, height: 860 };
      const context = await browser.newContext({ viewport, reducedMotion: "reduce", ...options });
      contexts.push(context);
      context.setDefaultTimeout(60_000);
      const opened = await context.newPage();
      opened.on("pageerror", (error) => broken.push(`${error.message}\n${error.stack}`));
      if (user) {
        await signIn(context, url, user);
      }
      await opened.goto(url + path);
      return opened;
    },
    becomes: (opened, user) => signIn(opened.context(), url, user),
  };
}

async function signIn(context: BrowserContext, url: string, id: string): Promise<void> {
  const response = await context.request.post(`${url}/api/session`, { data: { id } });
  expect(response.ok()).toBe(true);
}

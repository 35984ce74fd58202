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

/** Unique, so that a search finds every leak. */
export const KEY = "confident_us_org_9f2c61d07ab84e35";

/** The console with a fake API, in a browser. */
export interface TestApp {
  readonly fake: FakeConfident;
  readonly url: string;
  /** Opens a page in a new browser context, signed out if `user` is not set. */
  open(user?: "ada" | "ben", path?: string, options?: BrowserContextOptions): Promise<Page>;
  /** Signs in another user in the context of a page. */
  signInAs(page: Page, user: "ada" | "ben"): Promise<void>;
}

const page = fileURLToPath(new URL("../../../dist/page", import.meta.url));

/** Starts the console for the tests of a file and resets it after each test. */
export function createTestApp(state: Partial<FakeState> = {}): TestApp {
  const fake = createFakeConfident({ ...SAMPLE_ORGANIZATION, ...state, apiKeys: [KEY] });
  const contexts: BrowserContext[] = [];
  const exceptions: string[] = [];
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
    expect(exceptions.splice(0), "exceptions in the page").toEqual([]);
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
      opened.on("pageerror", (error) => exceptions.push(`${error.message}\n${error.stack}`));
      if (user) {
        await signIn(context, url, user);
      }
      await opened.goto(url + path);
      return opened;
    },
    signInAs: (opened, user) => signIn(opened.context(), url, user),
  };
}

async function signIn(context: BrowserContext, url: string, id: string): Promise<void> {
  const response = await context.request.post(`${url}/api/session`, { data: { id } });
  expect(response.ok()).toBe(true);
}

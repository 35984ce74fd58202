import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const artifacts = fileURLToPath(new URL("../../../artifacts", import.meta.url));
mkdirSync(artifacts, { recursive: true });

const NARROW = { width: 360, height: 720 };

/**
 * Checks a state of the page in a light theme, a dark theme and on a small screen: axe must find no violation, and
 * nothing may overflow. Keeps a screenshot of each.
 */
export async function inspect(page: Page, state: string): Promise<void> {
  const wide = page.viewportSize();
  await page.evaluate(axe.source);
  await look(page, `${state}-light`);
  await page.emulateMedia({ colorScheme: "dark" });
  await look(page, `${state}-dark`);
  await page.emulateMedia({ colorScheme: "light" });
  if (wide) {
    await page.setViewportSize(NARROW);
    await look(page, `${state}-360`);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth),
      `${state} at 360 px`,
    ).toBeLessThanOrEqual(NARROW.width);
    await page.setViewportSize(wide);
  }
}

async function look(page: Page, name: string): Promise<void> {
  await settled(page);
  await page.screenshot({ path: `${artifacts}/${name}.png` });
  const { violations } = await page.evaluate(() => window.axe.run());
  const found = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`).join("\n")}`,
  );
  expect(found, `axe on ${name}`).toEqual([]);
}

/** Waits for animations, except endless ones, because axe would find faded colors. */
function settled(page: Page): Promise<unknown> {
  return page.evaluate(() => {
    const moves = document.getAnimations().map((one) => one.finished);
    const most = new Promise((resolve) => setTimeout(resolve, 600));
    return Promise.race([Promise.allSettled(moves), most]);
  });
}

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

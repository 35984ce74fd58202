import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const PLACES = [
  ...(process.env["PATH"] ?? "").split(delimiter),
  "/usr/bin",
  "/usr/local/bin",
  "/snap/bin",
];
const APPLICATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Starts this machine's Chromium, without a download. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: ["--no-sandbox"] });
}

function findChromium(): string {
  const named = process.env["CHROMIUM_PATH"];
  const candidates = named
    ? [named]
    : [...NAMES.flatMap((name) => PLACES.map((place) => join(place, name))), ...APPLICATIONS];
  const found = candidates.find(isExecutable);
  if (!found) {
    throw new Error(
      named
        ? `CHROMIUM_PATH is ${named}, which is not executable.`
        : "Chromium was not found. Install it (Debian: apt-get install chromium), or set CHROMIUM_PATH.",
    );
  }
  return found;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

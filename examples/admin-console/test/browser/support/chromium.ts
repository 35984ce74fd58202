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

/** Starts the Chromium of this machine. Nothing is downloaded. */
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
        ? `CHROMIUM_PATH is ${named}, which cannot be run.`
        : "There is no Chromium. Install one (Debian: apt-get install chromium), or say in CHROMIUM_PATH where it is.",
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

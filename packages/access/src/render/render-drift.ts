import { printable } from "../file/printable.ts";
import type { Position } from "../model/position.ts";
import type { Drift, DriftItem } from "../plan/drift.ts";
import { codeName, escapeMarkdown } from "./escape-markdown.ts";
import { maskEmails } from "./mask-emails.ts";
import type { RenderOptions } from "./render-options.ts";
import { countOf } from "./words.ts";

/** Options of {@link renderDrift}. */
export type RenderDriftOptions = Pick<RenderOptions, "maxLength" | "emails" | "unmanaged"> & {
  readonly format: "text" | "markdown";
};

/** How a format writes. */
interface Format {
  readonly title: (text: string) => string;
  readonly name: (text: string) => string;
  readonly text: (text: string) => string;
  readonly item: string;
  readonly detail: string;
}

const MAX_LENGTH = 60_000;

/** Renders drift. Names cannot break out of the output. */
export function renderDrift(drift: Drift, options: RenderDriftOptions): string {
  const format = options.format === "text" ? TEXT : markdown(options.emails ?? false);
  const { consoleChanged, fileAhead, unmanaged, compared, warnings } = drift;
  const total = consoleChanged.length + fileAhead.length;
  const lines = [
    format.title(total === 0 ? "No drift" : `Drift: ${countOf(total, "difference")}`),
    ...section(compared ? "Changed in the console" : "Differences", consoleChanged, format),
    ...section("Changed in the file, not applied", fileAhead, format),
    ...(unmanaged.length > 0 ? ["", `Not managed: ${countOf(unmanaged.length, "object")}`] : []),
    ...(options.unmanaged ? unmanaged : []).map(
      ({ kind, name }) => `${format.item}${kind} ${format.name(name)}`,
    ),
    ...warnings.map((warning) => `${format.text(warning)}`),
    ...(compared || total === 0
      ? []
      : ["", "Without an earlier file, edits of the file look like changes in the console."]),
  ];
  const maxLength = options.maxLength ?? (options.format === "text" ? Infinity : MAX_LENGTH);
  return `${cut(lines, maxLength).join("\n")}\n`;
}

const TEXT: Format = {
  title: (text) => text,
  name: printable,
  text: printable,
  item: "  ",
  detail: "      ",
};

function markdown(emails: boolean): Format {
  const mask = emails ? (text: string) => text : maskEmails;
  return {
    title: (text) => `### ${text}`,
    name: (text) => codeName(mask(text)),
    text: (text) => escapeMarkdown(mask(text)),
    item: "- ",
    detail: "  - ",
  };
}

function section(title: string, items: readonly DriftItem[], format: Format): string[] {
  const lines = items.flatMap((item) => describe(item, format));
  return items.length === 0 ? [] : ["", format.title(title), "", ...lines];
}

function describe(item: DriftItem, format: Format): string[] {
  const { kind, name, at, before, after } = item;
  const place = at === null ? "" : `  ${format.text(placeOf(at))}`;
  const state =
    before === null
      ? ": missing in the organization"
      : after === null
        ? ": removed in the file"
        : "";
  const heading = `${format.item}${kind} ${format.name(name)}${state}${place}`;
  return [heading, ...details(item, format).map((detail) => `${format.detail}${detail}`)];
}

const placeOf = ({ file, line }: Position): string => `${file}:${line}`;

/** What differs in an object that both sides have. */
function details({ before, after }: DriftItem, { name }: Format): string[] {
  if (before === null || after === null) {
    return [];
  }
  const [live, declared] = [itemsOf(before), itemsOf(after)];
  const without = (items: readonly string[], others: readonly string[]) =>
    items.filter((item) => !others.includes(item));
  return [
    ...without(live, declared).map((item) => `${name(item)} is only in the organization`),
    ...without(declared, live).map((item) => `${name(item)} is only in the file`),
  ];
}

/** What an object consists of, one string each. */
function itemsOf(content: NonNullable<DriftItem["before"]>): string[] {
  const parts: string[] = [];
  if ("name" in content) {
    parts.push(`name ${content.name}`);
  }
  if ("description" in content && content.description) {
    parts.push(`description ${content.description}`);
  }
  if ("permissions" in content) {
    parts.push(...content.permissions.map(({ name }) => name));
  }
  if ("policies" in content) {
    parts.push(...content.policies.map(({ name }) => name));
  }
  const assigned = "role" in content ? content.role : "policy" in content ? content.policy : null;
  return assigned ? [...parts, assigned.name] : parts;
}

function cut(lines: readonly string[], maxLength: number): string[] {
  let length = 0;
  const shown = lines.filter((line) => {
    length += line.length + 1;
    return length <= maxLength - 100;
  });
  const left = lines.length - shown.length;
  return left > 0 ? [...shown, "", `… ${left} more lines`] : shown;
}

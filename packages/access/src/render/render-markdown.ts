import type { AccessChange, MemberReference, Plan } from "../model/plan.ts";
import { describeStep, projectName } from "./describe-step.ts";
import { codeName, escapeMarkdown } from "./escape-markdown.ts";
import { maskEmails } from "./mask-emails.ts";
import type { RenderOptions } from "./render-options.ts";
import { byDanger, countOf, countUnmanaged, describeOrder, people, shortDigest } from "./words.ts";

/** The first line of the Markdown. It identifies the comment to edit. */
export const COMMENT_MARKER = "<!-- confident-access -->";

const MAX_LENGTH = 60_000;
const MAX_PEOPLE = 5;
const MAX_CHANGES = 10;

/** A heading, and lines of which only the first may fit. */
interface Block {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Renders a plan as a comment on a pull request: the most dangerous first. */
export function renderMarkdown(plan: Plan, options: RenderOptions): string {
  const write = new Writer(plan, options);
  const { steps, access, brakes, assertions, limits } = plan;
  const stopping = brakes.filter(({ accepted }) => !accepted);
  const gains = byDanger(access.gains);
  const failed = [...assertions, ...limits].filter(({ passed }) => !passed);
  const deletions = steps.filter(({ after, temporary }) => after === null && !temporary);
  const changes = steps.filter((step) => !deletions.includes(step));
  const blocks: Block[] = [
    { title: "Must not be applied", lines: stopping.map((brake) => write.brake(brake)) },
    {
      title: "Failed checks",
      lines: failed.map(({ name, message }) => write.text(`${name}: ${message}`)),
    },
    {
      title: "Sensitive gains",
      lines: gains.filter((one) => one.sensitive).map((one) => write.access(one, "gain")),
    },
    { title: "Deletions", lines: deletions.map((step) => write.step(step)) },
    { title: "Losses", lines: byDanger(access.losses).map((loss) => write.access(loss, "lose")) },
    {
      title: "Gains",
      lines: gains.filter((one) => !one.sensitive).map((one) => write.access(one, "gain")),
    },
    { title: "For a moment", lines: plan.order.exposures.map((one) => write.exposure(one)) },
    { title: "Warnings", lines: plan.warnings.map((warning) => write.text(warning)) },
    { title: "Changes", lines: changes.map((step) => write.step(step)) },
    {
      title: "Accepted",
      lines: brakes.filter(({ accepted }) => accepted).map(({ message }) => write.text(message)),
    },
    { title: "Notes", lines: plan.notes.map((note) => write.text(note)) },
  ];
  return fit(headLines(plan, write), blocks, options.maxLength ?? MAX_LENGTH);
}

function headLines(plan: Plan, write: Writer): string[] {
  const { target, steps, access, unmanaged } = plan;
  const title = `${countOf(steps.length, "request")} for ${codeName(target.organizationName)}`;
  return [
    COMMENT_MARKER,
    `### Access plan: ${steps.length === 0 ? "no changes" : title}`,
    "",
    `Plan <code>${shortDigest(plan)}</code> for ${codeName(target.host)}. ${write.text(describeOrder(plan).join(" · "))}.`,
    ...(access.known
      ? []
      : ["Members were not read: it is unknown who gains and who loses access."]),
    ...(unmanaged.length > 0 ? [`Not managed: ${countUnmanaged(plan)}.`] : []),
  ];
}

/** Joins what fits, and counts the rest. */
function fit(head: readonly string[], blocks: readonly Block[], maxLength: number): string {
  const reserve = 100;
  const lines = [...head];
  let length = head.join("\n").length + reserve;
  let omitted = 0;
  for (const { title, lines: items } of blocks) {
    const heading = `\n#### ${title} (${items.length})\n`;
    let isOpen = false;
    for (const item of items) {
      const added = item.length + 3 + (isOpen ? 0 : heading.length + 1);
      if (omitted > 0 || length + added > maxLength) {
        omitted++;
        continue;
      }
      lines.push(...(isOpen ? [] : [heading]), `- ${item}`);
      isOpen = true;
      length += added;
    }
  }
  return `${[...lines, ...(omitted > 0 ? ["", `… ${omitted} more in the artifact`] : [])].join("\n")}\n`;
}

/** Writes parts of a plan as one line of Markdown each. */
class Writer {
  readonly #plan: Plan;
  readonly #mask: (text: string) => string;

  constructor(plan: Plan, { emails = false }: RenderOptions) {
    this.#plan = plan;
    this.#mask = emails ? (text) => text : maskEmails;
  }

  text(text: string): string {
    return escapeMarkdown(this.#mask(text));
  }

  name(name: string): string {
    return codeName(this.#mask(name));
  }

  brake({ message, accept }: Plan["brakes"][number]): string {
    const how =
      accept === null
        ? ""
        : ` If this is intended: ${this.name(`--accept ${JSON.stringify(accept)}`)}`;
    return `**Brake:** ${this.text(message)}${how}`;
  }

  access({ members, permission, scope, paths }: AccessChange, verb: "gain" | "lose"): string {
    const shown = members.slice(0, MAX_PEOPLE).map((one) => this.#member(one));
    const more = members.length - shown.length;
    const roles = [...new Set(paths.map(({ role }) => role.name))].slice(0, MAX_CHANGES);
    const who = `${people(members.length)} ${members.length === 1 ? `${verb}s` : verb}`;
    const list = [...shown, ...(more > 0 ? [`+${more}`] : [])].join(", ");
    return `${who} ${this.name(permission)}${this.#in(projectName(this.#plan, scope))} through ${roles.map((role) => this.name(role)).join(", ")}: ${list}`;
  }

  exposure({ step, kind, permission, members, scope }: Plan["order"]["exposures"][number]): string {
    const where = this.#in(projectName(this.#plan, scope));
    return `After step ${step}: ${people(members.length)} ${kind === "extra" ? "with" : "without"} ${this.name(permission)}${where}`;
  }

  step(step: Plan["steps"][number]): string {
    const { sign, noun, name, project, remarks, changes } = describeStep(this.#plan, step);
    const verb = { "+": "Create", "-": "Delete", "~": "Change" }[sign];
    const shown = changes
      .slice(0, MAX_CHANGES)
      .map((one) => `${one.sign === "+" ? "&#43;" : "−"}${this.name(one.name)}`);
    const more = changes.length - shown.length;
    const list = [...shown, ...(more > 0 ? [`${more} more`] : [])].join(" ");
    const remark = remarks.length > 0 ? ` (${this.text(remarks.join("; "))})` : "";
    return `${verb} ${noun} ${this.name(name)}${this.#in(project)}${remark}${list === "" ? "" : `: ${list}`}`;
  }

  #member({ email, invited }: MemberReference): string {
    return `${this.name(email)}${invited ? " (invited)" : ""}`;
  }

  #in(project: string | null): string {
    return project === null ? "" : ` in ${this.name(project)}`;
  }
}

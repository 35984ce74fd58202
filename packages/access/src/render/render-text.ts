import type { AccessChange, Plan } from "../model/plan.ts";
import { describeStep, type StepDescription } from "./describe-step.ts";
import type { RenderOptions } from "./render-options.ts";
import { type Style, styleOf } from "./style.ts";
import {
  byDanger,
  countOf,
  countUnmanaged,
  describeOrder,
  memberName,
  people,
  shortDigest,
} from "./words.ts";

/** How many changes of a list are shown. */
const MAX_CHANGES = 20;
const MAX_PEOPLE = 2;
const MAX_ACCESS = 20;

/** Renders a plan for a terminal. */
export function renderText(plan: Plan, options: RenderOptions): string {
  const style = styleOf(options.color ?? false);
  const { target, steps } = plan;
  const title = [
    target.organizationName,
    target.host,
    `plan ${shortDigest(plan)}`,
    countOf(steps.length, "request"),
  ];
  const blocks = [
    [style.bold(style.safe(title.join(" · ")))],
    steps.length > 0 ? steps.flatMap((step) => stepLines(plan, step, style)) : ["No changes."],
    [
      ...section("People", peopleLines(plan, options, style)),
      ...section("Order", orderLines(plan, style)),
      ...section("Checks", checkLines(plan, style)),
      ...unmanagedLines(plan, options, style),
    ],
    plan.warnings.map((warning) => style.yellow(`WARNING  ${style.safe(warning)}`)),
    plan.notes.map((note) => style.dim(`Note     ${style.safe(note)}`)),
    plan.brakes.flatMap((brake) => brakeLines(brake, style)),
  ];
  const text = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${text.join("\n\n")}\n`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => `${(index === 0 ? title : "").padEnd(9)}${line}`);
}

function stepLines(plan: Plan, step: Plan["steps"][number], style: Style): string[] {
  const described = describeStep(plan, step);
  const { sign, noun, name, project, remarks } = described;
  const where = project === null ? [] : [`in ${project}`];
  const place = step.at ? [`${step.at.file}:${step.at.line}`] : [];
  const after = [...where, ...place, ...(remarks.length > 0 ? [`(${remarks.join("; ")})`] : [])];
  const start = ` ${style.sign(sign)} ${noun.padEnd(10)} ${style.safe(name).padEnd(24)}`;
  return [
    `${start} ${after.map(style.safe).join("  ")}`.trimEnd(),
    ...changeLines(described, style),
  ];
}

function changeLines({ changes, unchanged, sign }: StepDescription, style: Style): string[] {
  const lines = changes.slice(0, MAX_CHANGES).map((change) => {
    const mark = change.sensitive ? "⚠ sensitive, " : "";
    const remark = change.remark === null ? "" : `  ${mark}${style.safe(change.remark)}`;
    return `     ${style.sign(change.sign)} ${style.safe(change.name).padEnd(20)}${remark}`.trimEnd();
  });
  const more = changes.length - lines.length;
  return [
    ...lines,
    ...(more > 0 ? [`       … ${more} more`] : []),
    ...(unchanged > 0 && sign === "~" ? [`       ${unchanged} unchanged`] : []),
  ];
}

function peopleLines(plan: Plan, options: RenderOptions, style: Style): string[] {
  const { known, gains, losses } = plan.access;
  if (!known) {
    return ["unknown, because members were not read"];
  }
  const all = [
    ...byDanger(gains).map((gain) => ({ change: gain, sign: "▲", verb: "gain" })),
    ...byDanger(losses).map((loss) => ({ change: loss, sign: "▼", verb: "lose" })),
  ];
  const shown = options.people ? all : all.slice(0, MAX_ACCESS);
  const lines = shown.map(({ change, sign, verb }) => {
    const words = `${sign} ${people(change.members.length)} ${change.members.length === 1 ? `${verb}s` : verb}`;
    const where = change.scope === "organization" ? "" : ` in ${projectOf(plan, change)}`;
    const mark = change.sensitive ? " ⚠" : "";
    const line = style.safe(`${words} ${change.permission}${where}`);
    return `${line}${mark}   ${emailsOf(change, options, style)}`;
  });
  const more = all.length - shown.length;
  const none = ["no one gains or loses a permission"];
  return all.length === 0 ? none : [...lines, ...(more > 0 ? [`… ${more} more (--people)`] : [])];
}

function projectOf({ target }: Plan, { scope }: AccessChange): string {
  return scope === "organization" ? "" : (target.projects[scope.project] ?? scope.project);
}

function emailsOf({ members }: AccessChange, { people: all }: RenderOptions, style: Style): string {
  const shown = all ? members : members.slice(0, MAX_PEOPLE);
  const more = members.length - shown.length;
  const emails = shown.map((member) => style.safe(memberName(member)));
  return [...emails, ...(more > 0 ? [`+${more} (--people)`] : [])].join(", ");
}

function orderLines(plan: Plan, style: Style): string[] {
  if (plan.steps.length === 0) {
    return [];
  }
  const exposures = plan.order.exposures.map(({ step, kind, permission, members }) =>
    style.safe(
      `after step ${step}: ${people(members.length)} for a moment ${kind === "extra" ? "with" : "without"} ${permission}`,
    ),
  );
  return [describeOrder(plan).join(" · "), ...exposures];
}

function checkLines({ assertions, limits }: Plan, style: Style): string[] {
  const all = [...assertions, ...limits];
  const failed = all.filter(({ passed }) => !passed);
  const summary = `${all.length - failed.length} of ${all.length} passed`;
  const lines = failed.map(({ name, message }) => style.red(style.safe(`✗ ${name}: ${message}`)));
  return all.length === 0 ? [] : [summary, ...lines];
}

function unmanagedLines(plan: Plan, options: RenderOptions, style: Style): string[] {
  if (plan.unmanaged.length === 0) {
    return [];
  }
  const count = `Not managed: ${countUnmanaged(plan)}`;
  return options.unmanaged
    ? [count, ...plan.unmanaged.map(({ kind, name }) => style.safe(`         ${kind} ${name}`))]
    : [`${count} (--unmanaged)`];
}

function brakeLines({ message, accept, accepted }: Plan["brakes"][number], style: Style): string[] {
  if (accepted) {
    return [style.safe(`Accepted ${message}`)];
  }
  const how =
    accept === null ? "" : `  If this is intended: --accept ${style.safe(JSON.stringify(accept))}`;
  return [`${style.red(style.bold("BRAKE"))}  ${style.safe(message)}${how}`];
}

// The mutation score of each file, from Stryker's report; fails where it is too low.
import { readFileSync } from "node:fs";

/** What a mistake in would send a key, or a change, to the wrong place, or show the key. */
const WHOLE = [
  /^src\/transport\//,
  /^src\/request\/path-serializer\.ts$/,
  /^src\/(?:.+\/)?redact\.ts$/,
];
const LEAST_OVERALL = 90;
const KILLED = ["Killed", "Timeout"];
const ALIVE = ["Survived", "NoCoverage"];

const { files } = JSON.parse(readFileSync("reports/mutation/mutation.json", "utf8"));
const rows = Object.entries(files).map(([name, { mutants }]) => row(name, mutants));
const all = Object.values(files).flatMap(({ mutants }) => mutants);
const total = row("all files", all);
const ran = rows.filter(({ valid }) => valid > 0).sort((a, b) => a.score - b.score);
const shown = [...ran, total];

const width = Math.max(...shown.map(({ name }) => name.length));
for (const { name, killed, valid, ignored, score, least } of shown) {
  const notes = [ignored > 0 && `${ignored} ignored`, score < least && `below ${least}`];
  const columns = [
    name.padEnd(width),
    `${score.toFixed(2).padStart(6)} %`,
    `${killed} of ${valid}`,
  ];
  process.stdout.write(`${[...columns, ...notes.filter(Boolean)].join("  ")}\n`);
}
// A file that was moved or left out must not be whole only because nobody looked.
const unseen = WHOLE.filter((pattern) => !ran.some(({ name }) => pattern.test(name)));
for (const { source } of unseen) {
  process.stdout.write(`No mutant ran in ${source}, which must be whole: see WHOLE.\n`);
}
process.exitCode = unseen.length > 0 || shown.some(({ score, least }) => score < least) ? 1 : 0;

/** Mutants that no test covers count as alive, those that do not compile not at all. */
function row(name, mutants) {
  const count = (statuses) => mutants.filter(({ status }) => statuses.includes(status)).length;
  const killed = count(KILLED);
  const valid = killed + count(ALIVE);
  const whole = WHOLE.some((pattern) => pattern.test(name));
  const least = whole ? 100 : name === "all files" ? LEAST_OVERALL : 0;
  const score = valid > 0 ? (100 * killed) / valid : 0;
  return { name, killed, valid, ignored: count(["Ignored"]), score, least };
}

// The mutation score of each file, from Stryker's report; fails where it is too low.
import { readFileSync } from "node:fs";

/** What a mistake in would send a key, or a change, to the wrong place. */
const WHOLE = /^src\/(?:transport\/|request\/path-serializer\.ts$)/;
const LEAST_OVERALL = 90;
const KILLED = ["Killed", "Timeout"];
const ALIVE = ["Survived", "NoCoverage"];

const { files } = JSON.parse(readFileSync("reports/mutation/mutation.json", "utf8"));
const rows = Object.entries(files).map(([name, { mutants }]) => row(name, mutants));
const all = Object.values(files).flatMap(({ mutants }) => mutants);
const total = row("all files", all);
const ran = rows.filter(({ valid }) => valid > 0).sort((a, b) => a.score - b.score);

const width = Math.max(...ran.map(({ name }) => name.length));
for (const { name, killed, valid, ignored, score, least } of [...ran, total]) {
  const notes = [ignored > 0 && `${ignored} ignored`, score < least && `below ${least}`];
  const columns = [
    name.padEnd(width),
    `${score.toFixed(2).padStart(6)} %`,
    `${killed} of ${valid}`,
  ];
  process.stdout.write(`${[...columns, ...notes.filter(Boolean)].join("  ")}\n`);
}
process.exitCode = [...ran, total].some(({ score, least }) => score < least) ? 1 : 0;

/** Mutants that no test covers count as alive, those that do not compile not at all. */
function row(name, mutants) {
  const count = (statuses) => mutants.filter(({ status }) => statuses.includes(status)).length;
  const killed = count(KILLED);
  const valid = killed + count(ALIVE);
  const least = WHOLE.test(name) ? 100 : name === "all files" ? LEAST_OVERALL : 0;
  return { name, killed, valid, ignored: count(["Ignored"]), score: (100 * killed) / valid, least };
}

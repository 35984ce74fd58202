import type { Reporter, TestModule } from "vitest/node";

/** Says how many faults the package survives: each test in `test/faults`, and each row of one, is a fault. */
export class FaultReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const faults = modules
      .filter(({ moduleId }) => moduleId.includes("/test/faults/"))
      .flatMap(({ children }) => [...children.allTests()]);
    const survived = faults.filter((test) => test.result().state === "passed");
    if (faults.length > 0) {
      process.stdout.write(`Faults: ${survived.length} of ${faults.length}\n`);
    }
  }
}

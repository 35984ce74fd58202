import { expect, test } from "vitest";
import * as proxy from "../src/index.ts";

test("exports only createConfidentHandler", () => {
  expect(Object.keys(proxy)).toEqual(["createConfidentHandler"]);
});

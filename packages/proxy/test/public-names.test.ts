import { expect, test } from "vitest";
import * as proxy from "../src/index.ts";

test("this is the public name", () => {
  expect(Object.keys(proxy)).toEqual(["createConfidentHandler"]);
});

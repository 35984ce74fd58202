import { version } from "react";
import { version as domVersion } from "react-dom";
import { expect, test } from "vitest";

test("the tests run on the React version of their project", () => {
  const majors = [version, domVersion].map((one) => one.split(".")[0]);
  expect(majors).toEqual([process.env["REACT"], process.env["REACT"]]);
});

import type { Plan } from "../model/plan.ts";
import { renderJson } from "./render-json.ts";
import { renderMarkdown } from "./render-markdown.ts";
import type { RenderOptions } from "./render-options.ts";
import { renderText } from "./render-text.ts";

/** Renders a plan. Names cannot break out of the output: what could control a terminal or format Markdown is escaped. */
export function render(plan: Plan, options: RenderOptions): string {
  switch (options.format) {
    case "text":
      return renderText(plan, options);
    case "markdown":
      return renderMarkdown(plan, options);
    case "json":
      return renderJson(plan);
  }
}

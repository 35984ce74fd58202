import { createRoot } from "react-dom/client";
import { ErrorBoundary } from "react-error-boundary";
import { App } from "./app.tsx";
import { Crash } from "./shell/crash.tsx";
import "./styles.css";

createRoot(document.getElementById("root") as HTMLElement).render(
  // For what surrounds the pages: whatever breaks there would leave nothing at all to see.
  <ErrorBoundary FallbackComponent={Crash}>
    <App />
  </ErrorBoundary>,
);

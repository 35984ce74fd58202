import { createRoot } from "react-dom/client";
import { ErrorBoundary } from "react-error-boundary";
import { App } from "./app.tsx";
import { Crash } from "./shell/crash.tsx";
import "./styles.css";

createRoot(document.getElementById("root") as HTMLElement).render(
  // Without this error boundary, an error in the shell would leave an empty page.
  <ErrorBoundary FallbackComponent={Crash}>
    <App />
  </ErrorBoundary>,
);

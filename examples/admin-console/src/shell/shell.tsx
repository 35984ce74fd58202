import { lazy, Suspense, useLayoutEffect, useRef } from "react";
import { ErrorBoundary } from "react-error-boundary";
import { Outlet, useLocation } from "react-router";
import { useSession } from "../session/session.ts";
import { SignInPage } from "../session/sign-in-page.tsx";
import { NavigatedContext } from "../ui/use-title.ts";
import { Banners } from "./banners.tsx";
import { Crash } from "./crash.tsx";
import { Header } from "./header.tsx";

const Toasts = lazy(() => import("./toasts.tsx").then(({ Toasts }) => ({ default: Toasts })));

/** The layout of every page. */
export function Shell() {
  const { pathname } = useLocation();
  const session = useSession();
  // Keep the page open when the session ends, so that the user's input is not lost.
  const entered = useRef(false);
  entered.current ||= Boolean(session?.user);
  useScrollToTop(pathname);
  return (
    <NavigatedContext value={useNavigated()}>
      <a href="#main" className="skip">
        Skip to content
      </a>
      <Header />
      {pathname !== "/signed-out" && entered.current && <Banners />}
      <ErrorBoundary FallbackComponent={Crash} resetKeys={[pathname]}>
        {session?.user === null && !entered.current ? <SignInPage /> : <Outlet />}
      </ErrorBoundary>
      {/* The console works without its toasts. */}
      <ErrorBoundary fallback={null}>
        <Suspense>
          <Toasts />
        </Suspense>
      </ErrorBoundary>
    </NavigatedContext>
  );
}

/** Whether the user has navigated since the first page. */
function useNavigated(): boolean {
  const { key } = useLocation();
  const first = useRef(key);
  const navigated = useRef(false);
  navigated.current ||= key !== first.current;
  return navigated.current;
}

/** Scrolls to the top of every new page, before the page's effects set focus. */
function useScrollToTop(pathname: string): void {
  const shown = useRef(pathname);
  useLayoutEffect(() => {
    if (shown.current !== pathname) {
      shown.current = pathname;
      window.scrollTo(0, 0);
    }
  }, [pathname]);
}

import { lazy, Suspense, useRef } from "react";
import { ErrorBoundary } from "react-error-boundary";
import { Outlet, useLocation } from "react-router";
import { useSession } from "../session/session.ts";
import { SignInPage } from "../session/sign-in-page.tsx";
import { Banners } from "./banners.tsx";
import { Crash } from "./crash.tsx";
import { Header } from "./header.tsx";

const Toasts = lazy(() => import("./toasts.tsx").then(({ Toasts }) => ({ default: Toasts })));

/** What surrounds every page. */
export function Shell() {
  const { pathname } = useLocation();
  const session = useSession();
  // A page that somebody has worked in stays when their session ends: what they typed is in it.
  const entered = useRef(false);
  entered.current ||= Boolean(session?.user);
  return (
    <>
      <a href="#main" className="skip">
        Skip to the page
      </a>
      <Header />
      {pathname !== "/signed-out" && entered.current && <Banners />}
      <ErrorBoundary FallbackComponent={Crash} resetKeys={[pathname]}>
        {session?.user === null && !entered.current ? <SignInPage /> : <Outlet />}
      </ErrorBoundary>
      {/* Without its messages the console still works. */}
      <ErrorBoundary fallback={null}>
        <Suspense>
          <Toasts />
        </Suspense>
      </ErrorBoundary>
    </>
  );
}

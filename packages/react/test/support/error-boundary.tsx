import { QueryErrorResetBoundary } from "@tanstack/react-query";
import { Component, type ReactNode } from "react";

interface Props {
  readonly children: ReactNode;
  readonly reset: () => void;
}

class Boundary extends Component<Props, { readonly error?: Error }> {
  override state: { readonly error?: Error } = {};

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  readonly tryAgain = () => {
    this.props.reset();
    this.setState({ error: undefined as never });
  };

  override render() {
    const { error } = this.state;
    return error ? (
      <>
        <p>{`${error.name}: ${error.message}`}</p>
        <button type="button" onClick={this.tryAgain}>
          Try again
        </button>
      </>
    ) : (
      this.props.children
    );
  }
}

/** Shows the error and a button to try again. */
export function ErrorBoundary({ children }: { readonly children: ReactNode }) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => <Boundary reset={reset}>{children}</Boundary>}
    </QueryErrorResetBoundary>
  );
}

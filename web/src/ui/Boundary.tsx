import clsx from "clsx";
import { Component, type ErrorInfo, type ReactNode } from "react";

import shared from "../styles/shared.module.css";
import message from "./MessagePage.module.css";

interface BoundaryProps {
  children: ReactNode;
}

/** Stands where a page could not be shown, instead of an empty window: an older build's file is gone, or a fault of ours. */
export class Boundary extends Component<BoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div className={message.messagePage} role="alert">
        <h1 className={shared.pageTitle}>This page could not be shown</h1>
        <p>Gradus may have been updated since you opened it. What you have typed is kept.</p>
        <p>
          <button type="button" className={clsx(shared.button, shared.primary)} onClick={() => window.location.reload()}>
            Load it again
          </button>
        </p>
      </div>
    );
  }
}

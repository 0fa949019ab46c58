import "katex/dist/katex.min.css";

import clsx from "clsx";
import { memo, type ReactNode, Suspense, useMemo } from "react";
import ReactMarkdown, { type Components, defaultUrlTransform } from "react-markdown";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";

import shared from "../styles/shared.module.css";
import { Formula } from "./Formula";
import { lazily } from "./lazily";
import type { Figures } from "./Markdown";
import styles from "./Markdown.module.css";
import { PythonCode } from "./PythonCode";

const FigureView = lazily(() => import("./figures/FigureView"));

const FIGURE = "figure:";
const MATH = /\bmath-(inline|display)\b/;
const PYTHON = /language-(python|py)\b/;

function textOf(children: ReactNode): string {
  return typeof children === "string" ? children : Array.isArray(children) ? children.map(textOf).join("") : "";
}

const COMPONENTS: Components = {
  // The page's own title is the first heading, so the text's begin one level below what they are written as.
  h1: ({ children }) => <h2>{children}</h2>,
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  ),
  pre: ({ children }) => <>{children}</>,
  code: ({ className, children }) => {
    const text = textOf(children);
    if (className && MATH.test(className)) return <Formula tex={text} display={className.includes("math-display")} />;
    if (className && PYTHON.test(className)) return <PythonCode source={text.replace(/\n$/, "")} label="Python code" />;
    if (!className && !text.includes("\n")) return <code>{children}</code>;
    return (
      <pre className={shared.codeBlock} tabIndex={0} role="group" aria-label="Code">
        <code>{children}</code>
      </pre>
    );
  },
  table: ({ children }) => (
    <div className={clsx(shared.scrollBox, styles.tableBox)} tabIndex={0} role="group" aria-label="Table">
      <table>{children}</table>
    </div>
  ),
};

/** Where `![caption](figure:name)` becomes the figure of that name; other pictures are shown as their text. */
function withFigures(figures: Figures): Components {
  return {
    ...COMPONENTS,
    p: ({ node, children }) => {
      const [only] = node?.children ?? [];
      const alone = node?.children.length === 1 && only?.type === "element" && only.tagName === "img";
      return alone ? <>{children}</> : <p>{children}</p>; // a figure is no part of a paragraph
    },
    img: ({ src, alt }) => {
      const name = typeof src === "string" && src.startsWith(FIGURE) ? src.slice(FIGURE.length) : null;
      const figure = name === null ? undefined : figures[name];
      if (!figure) return <em>{alt}</em>;
      return (
        <Suspense fallback={<p className={shared.loading}>Loading the figure …</p>}>
          <FigureView figure={figure} caption={alt ?? ""} />
        </Suspense>
      );
    },
  };
}

const RenderedMarkdown = memo(function RenderedMarkdown({ text, figures }: { text: string; figures: Figures }) {
  const components = useMemo(() => withFigures(figures), [figures]);
  return (
    <ReactMarkdown
      remarkPlugins={[remarkGfm, remarkMath]}
      components={components}
      urlTransform={(url) => (url.startsWith(FIGURE) ? url : defaultUrlTransform(url))}
    >
      {text}
    </ReactMarkdown>
  );
});

export default RenderedMarkdown;

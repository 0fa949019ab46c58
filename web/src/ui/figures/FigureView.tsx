/** A figure with its caption. Loaded when a page first needs it: `lazily(() => import(".../FigureView"))`. */

import { BarsView } from "./BarsView";
import { DataTable } from "./DataTable";
import styles from "./figures.module.css";
import { HeatMapView } from "./HeatMapView";
import { BoxesView, ImageView } from "./ImageView";
import { PlotView } from "./PlotView";
import { RegionsView } from "./RegionsView";
import type { Figure, SingleFigure } from "./types";

export default function FigureView({ figure, caption }: { figure: Figure; caption: string }) {
  return (
    <figure className={styles.figure}>
      {figure.title && <p className={styles.title}>{figure.title}</p>}
      {figure.kind === "grid" ? (
        <div className={`${styles.multiples ?? ""} ${styles[`columns${figure.columns}`] ?? ""}`}>
          {figure.figures.map((part, i) => (
            <div key={i}>
              {part.title && <p className={styles.title}>{part.title}</p>}
              <Single figure={part} label={[part.title, caption].filter(Boolean).join(": ")} />
            </div>
          ))}
        </div>
      ) : (
        <Single figure={figure} label={[figure.title, caption].filter(Boolean).join(": ")} />
      )}
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

function Single({ figure, label }: { figure: SingleFigure; label: string }) {
  return (
    <>
      <Drawn figure={figure} label={label} />
      <DataTable figure={figure} />
    </>
  );
}

function Drawn({ figure, label }: { figure: SingleFigure; label: string }) {
  switch (figure.kind) {
    case "plot":
      return <PlotView figure={figure} label={label} />;
    case "bars":
      return <BarsView figure={figure} label={label} />;
    case "heatmap":
      return <HeatMapView figure={figure} label={label} />;
    case "image":
      return <ImageView figure={figure} label={label} />;
    case "regions":
      return <RegionsView figure={figure} label={label} />;
    case "boxes":
      return <BoxesView figure={figure} label={label} />;
  }
}

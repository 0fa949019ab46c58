/** Figures as the API gives them: plain data of seven kinds. */

export type Scale = "linear" | "log";
export type Mark = "line" | "step" | "points";

/** null is a gap. */
export interface Series {
  name: string;
  x: (number | null)[];
  y: (number | null)[];
  mark: Mark;
  dashed: boolean;
}

export interface PlotFigure {
  kind: "plot";
  series: Series[];
  title: string;
  x_label: string;
  y_label: string;
  x_scale: Scale;
  y_scale: Scale;
}

export interface BarsFigure {
  kind: "bars";
  labels: string[];
  series: { name: string; values: (number | null)[] }[];
  title: string;
  x_label: string;
  y_label: string;
}

export interface HeatMapFigure {
  kind: "heatmap";
  values: (number | null)[][];
  row_labels: string[];
  column_labels: string[];
  title: string;
  x_label: string;
  y_label: string;
  value_label: string;
  diverging: boolean;
}

export interface ImageFigure {
  kind: "image";
  width: number;
  height: number;
  channels: 1 | 3;
  pixels: number[];
  title: string;
}

export interface RegionsFigure {
  kind: "regions";
  x_low: number;
  x_high: number;
  y_low: number;
  y_high: number;
  /** From the lowest y upwards; -1 is an empty cell. */
  cells: number[][];
  names: string[];
  ordered: boolean;
  series: Series[];
  title: string;
  x_label: string;
  y_label: string;
}

export interface BoxesFigure {
  kind: "boxes";
  width: number;
  height: number;
  boxes: { name: string; x0: number; y0: number; x1: number; y1: number }[];
  picture?: ImageFigure | null;
  title: string;
}

export type SingleFigure = PlotFigure | BarsFigure | HeatMapFigure | ImageFigure | RegionsFigure | BoxesFigure;

export interface GridFigure {
  kind: "grid";
  figures: SingleFigure[];
  columns: number;
  title: string;
}

export type Figure = SingleFigure | GridFigure;

import { Canvas } from "./Canvas";
import { Frame, MARGIN, scaleOf } from "./Frame";
import { domain, pointsOf, short } from "./geometry";
import { Legend, SeriesMarks } from "./marks";
import type { PlotFigure } from "./types";

const SHAPE = 0.58; // height by width

export function PlotView({ figure, label }: { figure: PlotFigure; label: string }) {
  const points = pointsOf(figure.series);
  const xDomain = domain(points.map((point) => point.x), figure.x_scale, 0.02);
  const yDomain = domain(points.map((point) => point.y), figure.y_scale, 0.06);
  const scales = (width: number, height: number) => ({
    x: scaleOf(figure.x_scale, xDomain, [MARGIN.left, width - MARGIN.right]),
    y: scaleOf(figure.y_scale, yDomain, [height - MARGIN.bottom, MARGIN.top]),
  });
  return (
    <>
      <Canvas
        label={label}
        heightOf={(width) => Math.max(230, width * SHAPE)}
        spotsOf={(width, height) => {
          const { x, y } = scales(width, height);
          return points.map((point) => ({ x: x(point.x), y: y(point.y), text: `${point.name}: ${short(point.y)} at ${short(point.x)}` }));
        }}
        draw={(width, height) => {
          const { x, y } = scales(width, height);
          return (
            <Frame x={x} y={y} width={width} height={height} xLabel={figure.x_label} yLabel={figure.y_label}>
              {figure.series.map((series, index) => (
                <SeriesMarks key={index} series={series} index={index} x={x} y={y} />
              ))}
            </Frame>
          );
        }}
      />
      <Legend series={figure.series} />
    </>
  );
}

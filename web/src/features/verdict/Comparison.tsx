/** Expected and got, side by side: numbers aligned, the cells that differ marked, and where there is a plane, a map of the error. */

import clsx from "clsx";
import { Suspense, useMemo, useState } from "react";

import type { Mask, Scalar, Shown } from "../../api/verdict";
import shared from "../../styles/shared.module.css";
import { lazily } from "../../ui/lazily";
import { firstDifference, spanOf, spanWords } from "./fold";
import { Folded } from "./Folded";
import { HeatMap } from "./HeatMap";
import { dimensions, errors, flatten, flattenMask, type Format, formatFor, isFloat } from "./numbers";
import { figureOf } from "./picture";
import { MatrixTable, Value, valueLabel } from "./Value";
import values from "./Value.module.css";
import verdict from "./verdict.module.css";

const FigureView = lazily(() => import("../../ui/figures/FigureView"));

interface ComparisonProps {
  expected: Shown;
  got: Shown;
  mask: Mask | null;
  gotName?: string;
}

const SMALLEST_MAP = 6; // cells: below this the marks in the tables say it all

/** Drawn where the problem names a form for the value; the numbers are then one click away. */
export function Comparison({ gotName = "Got", ...rest }: ComparisonProps) {
  const { expected, got } = rest;
  const kind = expected.picture ?? got.picture;
  const figure = useMemo(() => (kind ? figureOf(kind, expected, got, gotName) : null), [kind, expected, got, gotName]);
  if (!figure) return <Numbers {...rest} gotName={gotName} />;
  return (
    <>
      <Suspense fallback={<p className={shared.loading}>Drawing …</p>}>
        <FigureView figure={figure} caption={`Expected and ${gotName.toLowerCase()}, drawn`} />
      </Suspense>
      <details className={verdict.part}>
        <summary>The numbers</summary>
        <Numbers {...rest} gotName={gotName} />
      </details>
    </>
  );
}

function Numbers({ expected, got, mask, gotName = "Got" }: ComparisonProps) {
  const format = commonFormat(expected, got);
  const vector = isVectorPair(expected, got);
  const plane = errors(expected.cells, got.cells);
  const worthMap = plane !== null && plane.flat().length >= SMALLEST_MAP && plane.flat().some((e) => e > 0 || Number.isNaN(e));

  if (vector) return <VectorTable expected={expected} got={got} mask={mask} format={format} gotName={gotName} />;
  return (
    <div className={shared.sideBySide}>
      <Side name="Expected" value={expected} format={format} mask={mask} quiet />
      <Side name={gotName} value={got} format={format} mask={mask} />
      {worthMap && <HeatMap errors={plane} />}
    </div>
  );
}

interface SideProps {
  name: string;
  value: Shown;
  format: Format;
  mask: Mask | null;
  /** Marks lightly: the eye belongs to the other side. */
  quiet?: boolean;
}

function Side({ name, value, format, mask, quiet = false }: SideProps) {
  const matrix = dimensions(value.cells) === 2;
  return (
    <figure className={clsx(shared.side, quiet && values.quiet)}>
      <figcaption>
        {name} <span className={shared.soft}>{valueLabel(value)}</span>
      </figcaption>
      {matrix ? <MatrixTable label={name} value={value} format={format} mask={mask} /> : <Value label={name} value={value} format={format} />}
    </figure>
  );
}

function commonFormat(expected: Shown, got: Shown): Format {
  const [a, b] = [flatten(expected.cells), flatten(got.cells)];
  const pairs = a.length === b.length ? a.map((value, i): [Scalar, Scalar] => [value, b[i] ?? null]) : [];
  return formatFor([...a, ...b], pairs, isFloat(expected.dtype) || isFloat(got.dtype));
}

function isVectorPair(expected: Shown, got: Shown): boolean {
  const same = JSON.stringify(expected.shape) === JSON.stringify(got.shape);
  return same && dimensions(expected.cells) === 1 && dimensions(got.cells) === 1;
}

interface VectorTableProps extends ComparisonProps {
  format: Format;
  gotName: string;
}

/** Two vectors are easiest to compare line by line. */
function VectorTable({ expected, got, mask, format, gotName }: VectorTableProps) {
  const [all, setAll] = useState(false);
  const [a, b, bad] = [flatten(expected.cells), flatten(got.cells), flattenMask(mask)];
  const rows = all ? { from: 0, to: a.length } : spanOf(a.length, firstDifference(bad, 1)[0]);
  const words = spanWords("elements", rows, a.length);
  const label = `Expected and ${gotName.toLowerCase()}`;
  return (
    <>
      <div className={clsx(shared.scrollBox, values.cellsBox)} tabIndex={0} role="group" aria-label={label}>
        <table className={values.cells}>
          <thead>
            <tr>
              <th scope="col">index</th>
              <th scope="col">
                Expected <span className={shared.soft}>{valueLabel(expected)}</span>
              </th>
              <th scope="col">
                {gotName} <span className={shared.soft}>{valueLabel(got)}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: rows.to - rows.from }, (_, at) => rows.from + at).map((i) => (
              <tr key={i}>
                <th scope="row">{i}</th>
                <td>{format(a[i] ?? null)}</td>
                <td className={bad[i] ? values.differs : undefined}>
                  {format(b[i] ?? null)}
                  {bad[i] && <span className={shared.visuallyHidden}> differs</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {words && <Folded label={label} shown={words} unfold={() => setAll(true)} />}
    </>
  );
}

/**
 * Numbers in columns: one form for all numbers of a comparison, so that decimal points stand under each other and numbers that
 * differ also look different.
 */

import type { Cells, Mask, Scalar } from "../../api/verdict";

export type Format = (value: Scalar) => string;

const FEWEST = 4; // significant digits of the largest number, where more tell nothing new
const MOST = 17;

export function asMatrix(cells: Cells): Scalar[][] | null {
  if (!Array.isArray(cells)) return null;
  if (cells.every((row) => Array.isArray(row))) return cells;
  return [cells];
}

export function dimensions(cells: Cells): 0 | 1 | 2 {
  if (!Array.isArray(cells)) return 0;
  return cells.length > 0 && cells.every((row) => Array.isArray(row)) ? 2 : 1;
}

export function flatten(cells: Cells): Scalar[] {
  return Array.isArray(cells) ? cells.flat() : [cells];
}

export function flattenMask(mask: Mask | null): boolean[] {
  if (mask === null) return [];
  return Array.isArray(mask) ? mask.flat() : [mask];
}

/** The form for these numbers; `pairs` must not look alike unless they are equal. */
export function formatFor(values: Scalar[], pairs: [Scalar, Scalar][], float: boolean, fewest = FEWEST): Format {
  const numbers = values.filter((value): value is number => typeof value === "number" && Number.isFinite(value));
  if (!float || numbers.length === 0) return plain;
  const format = numbers.every(fitsFixed) ? fixed : scientific;
  for (let digits = fewest; digits < MOST; digits += 1) {
    const candidate = format(numbers, digits);
    if (distinguishes(candidate, pairs)) return trimmed(candidate, numbers);
  }
  return format(numbers, MOST);
}

function plain(value: Scalar): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  return String(value);
}

function fitsFixed(value: number): boolean {
  const size = Math.abs(value);
  return size === 0 || (size >= 1e-4 && size < 1e7);
}

function fixed(numbers: number[], digits: number): Format {
  const largest = Math.max(...numbers.map(Math.abs));
  const smallest = Math.min(...numbers.filter((n) => n !== 0).map(Math.abs));
  const whole = largest > 0 ? Math.floor(Math.log10(largest)) : 0;
  const leading = Number.isFinite(smallest) ? Math.max(0, -Math.floor(Math.log10(smallest))) : 0;
  const decimals = Math.min(20, Math.max(digits - 1 - whole, leading + 1, 1));
  return (value) => (typeof value === "number" ? value.toFixed(decimals) : plain(value));
}

function scientific(_: number[], digits: number): Format {
  return (value) => {
    if (typeof value !== "number") return plain(value);
    const [mantissa = "", exponent = "0"] = value.toExponential(digits - 1).split("e");
    const sign = exponent.startsWith("-") ? "-" : "+";
    return `${mantissa}e${sign}${exponent.replace(/^[+-]/, "").padStart(2, "0")}`;
  };
}

function distinguishes(format: Format, pairs: [Scalar, Scalar][]): boolean {
  return pairs.every(([a, b]) => a === b || format(a) !== format(b));
}

/** Takes away the zeros that all numbers end with: 1.500 and 2.000 are 1.5 and 2.0. */
function trimmed(format: Format, numbers: number[]): Format {
  const texts = numbers.map(format);
  if (texts.some((text) => text.includes("e"))) return format;
  const zeros = Math.min(...texts.map((text) => (/0*$/.exec(text)?.[0] ?? "").length));
  const decimals = Math.min(...texts.map((text) => text.length - 1 - text.indexOf(".")));
  const cut = Math.min(zeros, decimals - 1);
  if (cut <= 0) return format;
  return (value) => (typeof value === "number" ? format(value).slice(0, -cut) : format(value));
}

/** A number on its own: an error or a size. */
export function short(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  return size >= 1e-3 && size < 1e5 ? String(Number(value.toPrecision(4))) : value.toExponential(2);
}

/** Seconds as people read them. */
export function seconds(value: number): string {
  if (value < 0.000_95) return `${Math.max(1, Math.round(value * 1e6))} µs`;
  if (value < 0.95) return `${Number((value * 1e3).toPrecision(value < 0.1 ? 2 : 3))} ms`;
  return `${Number(value.toPrecision(3))} s`;
}

export function bytes(value: number): string {
  const megabytes = value / (1024 * 1024);
  return megabytes < 1 ? `${Math.ceil(value / 1024)} KB` : `${Number(megabytes.toPrecision(3))} MB`;
}

/** |expected - got| for two numeric matrices of the same shape; null when there is none. NaN where either is not finite. */
export function errors(expected: Cells, got: Cells): number[][] | null {
  if (dimensions(expected) !== 2 || dimensions(got) !== 2) return null;
  const [a, b] = [asMatrix(expected) ?? [], asMatrix(got) ?? []];
  if (a.length !== b.length || a[0]?.length !== b[0]?.length) return null;
  if (![...a.flat(), ...b.flat()].every((value) => typeof value === "number" || isNonFinite(value))) return null;
  return a.map((row, i) => row.map((value, j) => distance(value, b[i]?.[j] ?? null)));
}

function distance(a: Scalar, b: Scalar): number {
  if (a === b) return 0;
  return typeof a === "number" && typeof b === "number" ? Math.abs(a - b) : NaN;
}

export function isNonFinite(value: Scalar): boolean {
  return value === "nan" || value === "inf" || value === "-inf";
}

export function isFloat(dtype: string | null): boolean {
  return dtype !== null && /float|complex/.test(dtype);
}

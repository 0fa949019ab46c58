/** Pixels as a picture that a browser shows: a bitmap in a data address, so that no canvas is needed. */

import type { ImageFigure } from "./types";

const HEADER = 54; // bytes of a bitmap's two headers

export function bitmap({ width, height, channels, pixels }: ImageFigure): string {
  const line = Math.ceil((width * 3) / 4) * 4; // rows are padded to four bytes
  const data = new Uint8Array(HEADER + line * height);
  const view = new DataView(data.buffer);
  data.set([0x42, 0x4d]); // "BM"
  view.setUint32(2, data.length, true);
  view.setUint32(10, HEADER, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, width, true);
  view.setInt32(22, -height, true); // negative: the first row is the uppermost
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const from = (row * width + column) * channels;
      const to = HEADER + row * line + column * 3;
      for (let channel = 0; channel < 3; channel++) {
        data[to + 2 - channel] = pixels[from + (channels === 3 ? channel : 0)] ?? 0; // blue first
      }
    }
  }
  let text = "";
  for (const byte of data) text += String.fromCharCode(byte);
  return `data:image/bmp;base64,${btoa(text)}`;
}

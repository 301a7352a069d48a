import * as z from 'zod';

/** A colour as `#rrggbb`, lower case. */
export const Colour = z
  .string()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/);

const white = '#ffffff';
/** The greyest and the most tinted ground on which the public pages set coloured text. */
const ground = '#f4f6f7';

/** Contrast of text that people must read: WCAG 2.2, 1.4.3. */
export const contrastMin = 4.5;

type Channels = readonly [red: number, green: number, blue: number];

const channelsOf = (colour: string): Channels => [
  Number.parseInt(colour.slice(1, 3), 16),
  Number.parseInt(colour.slice(3, 5), 16),
  Number.parseInt(colour.slice(5, 7), 16),
];

const colourOf = (channels: Channels): string =>
  `#${channels.map((each) => Math.round(each).toString(16).padStart(2, '0')).join('')}`;

const linear = (channel: number): number => {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

const luminance = (colour: string): number => {
  const [red, green, blue] = channelsOf(colour);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
};

/** The contrast of two colours, 1 to 21, as WCAG 2.2 reckons it. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** Whether white text can be read on the colour. */
export const carriesWhite = (colour: string): boolean => contrast(colour, white) >= contrastMin;

/** `share` of the other colour in the one, 0 to 1. */
function mixed(colour: string, other: string, share: number): string {
  const [one, two] = [channelsOf(colour), channelsOf(other)];
  const at = (position: 0 | 1 | 2): number => one[position] * (1 - share) + two[position] * share;
  return colourOf([at(0), at(1), at(2)]);
}

const steps = Array.from({ length: 50 }, (_, position) => position / 50);

/** The colours that the public pages take from an accent: as given where it can be read, else a little darker. */
export type Palette = {
  /** Bars and what the pointer is over. */
  readonly deep: string;
  /** Buttons, links and lines. */
  readonly accent: string;
  /** The ground of what is chosen. */
  readonly pale: string;
};

/** @param accent a colour that carries white text */
export function paletteOf(accent: string): Palette {
  const pale = mixed(accent, white, 0.9);
  const isReadable = (colour: string): boolean =>
    [ground, pale].every((below) => contrast(colour, below) >= contrastMin);
  const readable = steps.map((share) => mixed(accent, '#000000', share)).find(isReadable) ?? '#000000';
  return { accent: readable, deep: mixed(readable, '#000000', 0.3), pale };
}

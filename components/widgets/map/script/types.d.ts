// What the server sends, and what the map makes of it. Only for the type checker.

/** [light, dark] */
export type ColourPair = [string, string];
/** [left, top, width, height] in units of the map */
export type Box = [number, number, number, number];
export type Rect = { x: number; y: number; w: number; h: number };
export type Position = { x: number; y: number };

/** Shapes of one layer of places, in the order of their ids. */
export type Layer = {
  level: string;
  width: number;
  height: number;
  attribution: string;
  ids: string[];
  names: string[];
  paths: string[];
  boxes: Box[];
  /** [x, y, room for a name] */
  labels: [number, number, number][];
  parents: string[];
  parent: number[];
};

/** Texts as templates (t) and the numbers that fill them (v). */
/** `d`: the ten digits that its numbers are drawn with, where they are not Latin ones */
export type Column = { t: string[]; v: string; d?: string };
export type DetailColumn = Column & { label: string };
/** [label, code, weak evidence, number of places] */
export type LegendEntry = [string, string, boolean, number];

export type Legend = {
  title: string;
  division: string;
  entries: LegendEntry[];
  /** the name of a kind of points, and its number */
  kinds: [string, number][];
  dots: string;
  sizes: [number, string][];
  /** headings of the keys of circles and of points, where a map has several layers */
  circles: string;
  marks: string;
  /** keys of borders, in words and whether that is known, and their heading */
  presence?: [string, boolean][];
  presence_title?: string;
};

export type Points = {
  x: number[];
  y: number[];
  sizes: (number | null)[];
  areas: (number | null)[];
  labels: (string | null)[];
  places: (string | null)[];
  kinds: number[];
  /** words and address, as seen from the root of the site, of each page about a point */
  ways: [string, string][][];
  /** Of each kind: its form, which kinds of one thing share. */
  forms: number[];
  /** Kinds whose place is only likely. */
  likely: number[];
  colours: ColourPair[];
  details: DetailColumn[];
};

export type CloudView = {
  file: string;
  colour: ColourPair;
  shown: number[];
  within: number | null;
};

/**
 * What the map says itself, in the reader's language; {place} is filled. What the places of a layer are,
 * by its level; the language of numbers, as Intl names it; and what places are called by their ids, states also
 * by their English names.
 */
export type Words = Record<
  | "help"
  | "hint"
  | "points"
  | "go_to"
  | "whole"
  | "closer"
  | "further"
  | "reset"
  | "chosen"
  | "failed"
  | "when"
  | "play"
  | "pause"
  | "numbers"
  | "comma"
  | "state"
  | "district"
  | "block"
  | "tehsil"
  | "borders",
  string
> & { names: Record<string, string> };

/** One change of the map; see message.py. */
export type Message = {
  style: string;
  script: string;
  layer: string;
  outline: string | null;
  context: string | null;
  title: string;
  description: string;
  notes: string[];
  /** address of the Words */
  words: string;
  aspect: number;
  height?: number;
  codes: string;
  weak: number[];
  /** places where the programme is known to have worked, or likely did */
  presence?: { known: number[]; likely: number[] } | null;
  values: Column;
  details: DetailColumn[];
  points: Points | null;
  cloud: CloudView | null;
  legend: Legend;
  scale: ColourPair[];
  focus: string | null;
  /** null where the map is known for one time */
  time: TimeTold | null;
  ahead?: AheadTold | null;
  /** places the map is about, where the parent of a shape does not tell */
  here?: number[];
  selected: string | null;
};

/** The periods of a map, one of them shown, as the server tells of them. */
export type TimeTold = {
  /** address of their words */
  words: string;
  at: string;
  /** address of the Periods */
  file: string;
};

/** Maps that are likely to be chosen next in a select box. */
export type AheadTold = {
  /** key of the box */
  box: string;
  /** label of an option, and address of the Periods of its map */
  maps: [string, string][];
};

/** The same with their words. */
export type Time = TimeTold & {
  /** code and words of each, oldest first */
  periods: [string, string][];
};

/** What the map of one period says; see periods_message.py. */
export type PeriodFrame = Pick<
  Message,
  "title" | "description" | "notes" | "codes" | "weak" | "presence" | "values" | "legend" | "scale"
> & {
  /** "1" for each point it has */
  drawn?: string;
  sizes?: (number | null)[];
  /** lines of points that other periods say otherwise; "=" stands for the size */
  told?: DetailColumn[];
};

/** The maps of all periods. */
export type Periods = {
  periods: string[];
  frames: PeriodFrame[];
  /** all points of all periods; null where they are the same */
  points: Omit<Points, "sizes"> | null;
};

/** Something on the map that can be pointed at and chosen. */
export type Item = {
  element: SVGElement;
  id: string | null;
  name: string;
  parent?: string;
  value?: string;
  lines: () => [string, string][];
  /** pages about it, which it offers instead of being chosen */
  ways?: [string, string][];
  box?: Box;
  at: number[];
  /** radius in pixels; only points have one, and keep their size on the screen */
  reach?: number;
};

export type PlaceName = {
  text: string;
  role: "outline" | "area";
  x: number;
  y: number;
  room: number;
};

/** What Streamlit gives to a component's script. */
export type Component<Data> = {
  data: Data;
  parentElement: HTMLElement;
  setTriggerValue: (name: string, value: unknown) => void;
};

/** Drawn covers: the lines of `pages/covers.py`, out of the four numbers that a list has of each. */
const WIDTH = 400;
const HEIGHT = 190;
const LINES = 11;

function lineOf(seed, number) {
  const step = HEIGHT / LINES;
  const top = step * (number + 0.6);
  const bend = (seed[0] / 255 - 0.5) * 3 * step;
  const swell = (0.4 + seed[1] / 255) * step * Math.sin((number * Math.PI) / LINES + seed[2] / 40);
  const ends = top * (0.72 + seed[3] / 1000) + bend * 0.6 + HEIGHT * 0.12;
  const heights = [top, top + swell, top + bend, ends + swell * 0.4, ends];
  const [start, first, middle, last, end] = heights.map((height) => height.toFixed(0));
  const [quarter, half] = [WIDTH / 4, WIDTH / 2];
  return `M0 ${start}C${quarter} ${first} ${quarter} ${first} ${half} ${middle}S${WIDTH - quarter} ${last} ${WIDTH} ${end}`;
}

const linesOf = (seed) => Array.from({ length: LINES }, (_, number) => lineOf(seed, number));

/**
 * What happens to a page between print and file, made up: every kind by itself and some of all together.
 * Same page, same condition, same pixels: the noise comes from a counter.
 */

/** Three bytes a pixel: red, green, blue. */
export interface RgbPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export function rotate({ width, height, data }: RgbPicture, degrees: number): RgbPicture {
  const [sine, cosine] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const turned = new Uint8Array(data.length).fill(255);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [x - width / 2, y - height / 2];
      const sx = width / 2 + dx * cosine + dy * sine;
      const sy = height / 2 - dx * sine + dy * cosine;
      const [left, top] = [Math.floor(sx), Math.floor(sy)];
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) continue;
      const [right, down] = [sx - left, sy - top];
      const from = (top * width + left) * 3;
      for (let channel = 0; channel < 3; channel++) {
        const at = from + channel;
        const upper = data[at]! * (1 - right) + data[at + 3]! * right;
        const lower = data[at + width * 3]! * (1 - right) + data[at + width * 3 + 3]! * right;
        turned[(y * width + x) * 3 + channel] = upper * (1 - down) + lower * down + 0.5;
      }
    }
  return { width, height, data: turned };
}

export function blur({ width, height, data }: RgbPicture, sigma: number): RgbPicture {
  const reach = Math.ceil(sigma * 3);
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, index) =>
    Math.exp(-((index - reach) ** 2) / (2 * sigma ** 2)),
  );
  const total = kernel.reduce((sum, weight) => sum + weight, 0);
  const pass = (source: Uint8Array, step: number, position: (at: number) => number, size: number): Uint8Array => {
    const result = new Uint8Array(source.length);
    for (let at = 0; at < source.length; at++) {
      const here = position(at);
      let sum = 0;
      for (let offset = -reach; offset <= reach; offset++) {
        const there = Math.min(size - 1, Math.max(0, here + offset));
        sum += kernel[offset + reach]! * source[at + (there - here) * step]!;
      }
      result[at] = sum / total + 0.5;
    }
    return result;
  };
  const across = pass(data, 3, (at) => Math.floor(at / 3) % width, width);
  return { width, height, data: pass(across, width * 3, (at) => Math.floor(at / (3 * width)), height) };
}

/** Paper of this brightness that darkens towards one corner, ink that is no longer black. */
export function greyPaper({ width, height, data }: RgbPicture, paper: number): RgbPicture {
  const grey = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at++) {
    const pixel = Math.floor(at / 3);
    const shade = 1 - 0.15 * ((pixel % width) / width + Math.floor(pixel / width) / height) * 0.5;
    grey[at] = (30 + (data[at]! / 255) * (paper - 30)) * shade;
  }
  return { width, height, data: grey };
}

export function addNoise({ width, height, data }: RgbPicture, deviation: number): RgbPicture {
  const random = makeRandom(width * 31 + height);
  const noisy = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at += 3) {
    // Twelve equal chances make a bell.
    let sum = -6;
    for (let count = 0; count < 12; count++) sum += random();
    for (let channel = 0; channel < 3; channel++)
      noisy[at + channel] = Math.min(255, Math.max(0, data[at + channel]! + sum * deviation));
  }
  return { width, height, data: noisy };
}

export function makeRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** A round seal with a star and a double rim, in red ink over the figures. */
export function addSeal({ width, height, data }: RgbPicture): RgbPicture {
  const stamped = Uint8Array.from(data);
  const radius = Math.round(height * 0.085);
  const [cx, cy] = [Math.round(width * 0.62), Math.round(height * 0.4)];
  for (let y = cy - radius; y <= cy + radius; y++)
    for (let x = cx - radius; x <= cx + radius; x++) {
      const distance = Math.hypot(x - cx, y - cy) / radius;
      const angle = Math.atan2(y - cy, x - cx) + Math.PI / 2;
      const ray = Math.abs((((angle / (2 * Math.PI)) * 5 + 0.5) % 1) - 0.5) * 2;
      const inStar = distance < 0.36 - 0.22 * ray;
      const inLetters =
        distance > 0.68 && distance < 0.84 && Math.sin(angle * 22) > 0.1 && Math.abs(angle - Math.PI) > 0.5;
      const inRim = distance <= 1 && distance > 0.95;
      if (!inStar && !inLetters && !inRim) continue;
      const at = (y * width + x) * 3;
      // Ink takes light away from what is under it.
      stamped[at] = (data[at]! * 222) / 255;
      stamped[at + 1] = (data[at + 1]! * 50) / 255;
      stamped[at + 2] = (data[at + 2]! * 55) / 255;
    }
  return { width, height, data: stamped };
}

// The oldest engines in which the pages work in full. OBS Studio's browser source is the Chromium 103 of its releases of 2023.
export const oldest = { chrome: "100", firefox: "102", safari: "15.4" };

// As the build wants them; Safari on a phone has prefixes of its own.
export const targets = Object.entries({ ...oldest, ios: oldest.safari }).map(([name, version]) => name + version);

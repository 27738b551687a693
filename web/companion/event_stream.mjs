// Server-sent events, as the HTML standard has them, without ids and retry: the state is sent whole.

/**
 * Gives each event to `tell`, and then says `noticed` of whatever came, comments too. Returns when the stream ends.
 * @param {ReadableStream<Uint8Array>} stream
 * @param {(type: string, data: string) => void} tell
 * @param {() => void} noticed
 */
export async function readEvents(stream, tell, noticed) {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let type = "";
  /** @type {string[]} */
  let data = [];

  /** @param {string} line */
  const take = (line) => {
    if (line === "") {
      if (data.length > 0) tell(type || "message", data.join("\n"));
      type = "";
      data = [];
      return;
    }
    const [, name, value] = /** @type {RegExpExecArray} */ (/^([^:]*)(?:: ?)?(.*)$/s.exec(line));
    if (name === "event") type = value ?? "";
    if (name === "data") data.push(value ?? "");
  };

  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + decoder.decode(value, { stream: true })).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? "";
    for (const line of lines) take(line);
    noticed();
  }
}

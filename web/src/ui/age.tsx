// A blip is nobody's business; after this it is told.
export const toldAfter = 3_000;

// How old the data is, when it is old.
export function AgeNote(props: { age: number; say: (ms: number) => string; floating?: boolean | undefined; also?: string | undefined }) {
  return props.age < toldAfter ? null : (
    <span class={`connection ${props.floating ? "floating" : ""}`}>
      {props.say(props.age)} {props.also}
    </span>
  );
}

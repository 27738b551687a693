export function Key(props: { children: string }) {
  return (
    <kbd class="key" translate={false} aria-hidden="true">
      {props.children}
    </kbd>
  );
}

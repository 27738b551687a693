import { testids } from "./testids";

// Of a menu that a popover shows: each closes it, and then does what it says.
export function MenuItems(props: { items: readonly (readonly [name: string, label: string, does: () => void])[]; close: () => void }) {
  return (
    <div class="menu" role="none">
      {props.items.map(([name, label, does]) => (
        <button
          key={name}
          type="button"
          role="menuitem"
          class="button quiet item"
          data-testid={testids.menuItem(name)}
          onClick={() => {
            props.close();
            does();
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

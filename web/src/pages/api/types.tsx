import type { Schema } from "../../net/openapi";
import { typeOf } from "../../state/openapi";
import { api as words } from "../../state/words";

export const anchorOf = (type: string): string => `type-${type}`;

export function Type(props: { of: Schema }) {
  return (
    <code>
      {typeOf(props.of).map((part, i) =>
        "name" in part ? (
          <a key={i} href={`#${anchorOf(part.name)}`}>
            {part.name}
          </a>
        ) : (
          <span key={i}>{part.text}</span>
        ),
      )}
    </code>
  );
}

export function Members(props: { of: Schema }) {
  const { properties = {}, required = [] } = props.of;
  const described = Object.values(properties).some((one) => one.description !== undefined);
  return (
    <table>
      <thead>
        <tr>
          <th>{words.member}</th>
          <th>{words.type}</th>
          {described && <th>{words.meaning}</th>}
        </tr>
      </thead>
      <tbody>
        {Object.entries(properties).map(([name, schema]) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
              {!required.includes(name) && <small>{words.optional}</small>}
            </th>
            <td>
              <Type of={schema} />
            </td>
            {described && <td>{schema.description}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import type { Operation } from "../../net/openapi";
import { exampleOf, type Route as Described } from "../../state/openapi";
import { api as words } from "../../state/words";
import { testids } from "../../ui/testids";
import { Members, Type } from "./types";

function Parameters(props: { of: NonNullable<Operation["parameters"]> }) {
  return (
    <table>
      <thead>
        <tr>
          <th>{words.parameter}</th>
          <th>{words.type}</th>
          <th>{words.meaning}</th>
        </tr>
      </thead>
      <tbody>
        {props.of.map((one) => (
          <tr key={one.name}>
            <th scope="row">
              <code>{one.name}</code>
              <small>{words.in[one.in]}</small>
            </th>
            <td>
              <Type of={one.schema} />
            </td>
            <td>{one.description}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Answers(props: { of: Operation["responses"] }) {
  return (
    <table>
      <thead>
        <tr>
          <th>{words.answer}</th>
          <th>{words.type}</th>
          <th>{words.meaning}</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(props.of).map(([status, { description, content = {} }]) => (
          <tr key={status}>
            <th scope="row">
              <code>{status}</code>
            </th>
            <td>
              {Object.entries(content).map(([type, { schema }]) =>
                type === "application/json" && schema ? <Type key={type} of={schema} /> : <code key={type}>{type}</code>,
              )}
            </td>
            <td>{description}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Route(props: { of: Described }) {
  const { method, path, operation } = props.of;
  const body = operation.requestBody?.content["application/json"]?.schema;
  return (
    <details id={operation.operationId} data-testid={testids.apiRoute} data-id={operation.operationId}>
      <summary>
        <code class="method">{method}</code> <code class="path">{path.replace("/api/v1/sessions/{session}", "…")}</code>
        <span>{operation.summary}</span>
      </summary>
      {operation.description !== undefined && <p>{operation.description}</p>}
      <pre>{exampleOf(props.of, location.origin)}</pre>
      {operation.parameters && <Parameters of={operation.parameters} />}
      {body && (
        <>
          <h3>{words.body}</h3>
          {body.properties ? <Members of={body} /> : <Type of={body} />}
        </>
      )}
      <Answers of={operation.responses} />
    </details>
  );
}

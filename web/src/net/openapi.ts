// The document that describes the HTTP API, as far as a page shows it.

export interface Schema {
  $ref?: string;
  type?: string;
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  enum?: (string | number)[];
  const?: string | number;
  maxLength?: number;
}

type Content = Record<string, { schema?: Schema }>;

export interface Operation {
  operationId: string;
  tags: [string];
  summary: string;
  description?: string;
  parameters?: { name: string; in: string; description?: string; schema: Schema }[];
  requestBody?: { content: Content };
  responses: Record<string, { description: string; content?: Content }>;
}

export type Method = "get" | "post" | "delete";
type Path = Partial<Record<Method, Operation>> & { parameters?: Operation["parameters"] };

export interface OpenApi {
  paths: Record<string, Path>;
  components: { schemas: Record<string, Schema> };
}

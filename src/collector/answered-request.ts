/** What the collector has, by name. */
export type EndpointName = 'runs' | 'hello' | 'erase' | 'read' | 'sign-in' | 'healthz' | 'metrics';

/** What is told of an answer, to count it and to log it. It says nothing about who asked. */
export interface AnsweredRequest {
  endpoint: EndpointName;
  method: string;
  status: number;
  /** Of a refusal: permanent, kebab-case. */
  code?: string;
  /** How long it took, in ms. */
  tookMs: number;
}

import { isbot } from 'isbot';

/**
 * Who asks: `assistant` for programs that read for somebody who asked them, or that write code,
 * `crawler` for those that gather, `program` for what is no browser, `browser` for the rest.
 */
export type KindOfAgent = 'browser' | 'assistant' | 'crawler' | 'program';

/**
 * Names under which assistants read at the moment when somebody asks them, as their makers say:
 * Anthropic (Claude-User, claude-code), OpenAI (ChatGPT-User, Codex), Perplexity (Perplexity-User),
 * Mistral (MistralAI-User), Google (Google-Agent, Gemini), GitHub (Copilot), Cursor, Meta
 * (meta-externalfetcher), DuckDuckGo (DuckAssistBot), Amazon (Amzn-User).
 */
const assistants =
  /\b(?:claude-user|claude-code|chatgpt-user|codex|perplexity-user|mistralai-user|google-agent|gemini|copilot|cursor|meta-externalfetcher|duckassistbot|amzn-user)\b/i;

/** @param userAgent undefined where the log has none, of which nothing can be said but that it was asked */
export function kindOfAgent(userAgent: string | undefined): KindOfAgent {
  if (userAgent === undefined) return 'program';
  if (assistants.test(userAgent)) return 'assistant';
  if (isbot(userAgent)) return /^[\w.-]+\/[\d.]+$/.test(userAgent) ? 'program' : 'crawler';
  return userAgent.startsWith('Mozilla/') ? 'browser' : 'program';
}

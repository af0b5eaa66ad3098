/** A kind of newcomer, as factors on the costs of the reader. */
interface PersonaFactors {
  /** Percent of the prose's time. */
  prosePercent: number;
  /** Percent of the time of M, P and K (and keys on their own). */
  operatorPercent: number;
}

export const personas = {
  /** Reads all of it, knows a terminal. */
  reader: { prosePercent: 100, operatorPercent: 100 },
  /** Reads 28 % of the words: Nielsen 2008, on Weinreich et al. 2008. */
  skimmer: { prosePercent: 28, operatorPercent: 100 },
  /** Takes 20 % longer a sentence: Cop, Drieghe and Duyck 2015, PLoS ONE. */
  'second-language': { prosePercent: 120, operatorPercent: 100 },
  /** Decides, points and types at half the pace; the factor is ours. */
  novice: { prosePercent: 100, operatorPercent: 200 },
} as const satisfies Record<string, PersonaFactors>;

export type Persona = keyof typeof personas;

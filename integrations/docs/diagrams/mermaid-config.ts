/** The colours of the theme that diagrams are drawn in. */
export const colourNames = [
  ...['paper', 'raised', 'line', 'ink', 'muted', 'accent', 'accent-soft', 'on-accent', 'found'],
  ...['note', 'tip', 'important', 'caution', 'danger'],
] as const;

export type Colours = Record<(typeof colourNames)[number], string>;

/** Of a diagram's text, in signs: one of 50 kB is drawn. */
const maxSigns = 500_000;

const kinds = [
  ...['flowchart', 'sequence', 'gantt', 'journey', 'timeline', 'class', 'state', 'er', 'pie'],
  ...['quadrantChart', 'xyChart', 'requirement', 'mindmap', 'kanban', 'gitGraph', 'c4', 'sankey'],
  ...['packet', 'block', 'radar', 'treemap', 'architecture', 'swimlane', 'agentflow'],
];

/**
 * How Mermaid is told to draw: text as SVG, in the theme's colours, and the same each time.
 *
 * @param font family by which text is measured
 */
export function mermaidConfig(colours: Colours, isDark: boolean, font: string): object {
  // Each kind has a look of its own, which goes before that of all.
  const looks = kinds.map((kind) => [kind, { look: 'classic', theme: 'base', htmlLabels: false }]);
  const ofKinds = Object.fromEntries(looks) as Record<string, object>;
  return {
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    deterministicIds: true,
    deterministicIDSeed: 'mt',
    handDrawnSeed: 1,
    maxTextSize: maxSigns,
    maxEdges: 5_000,
    // What a diagram says of itself may not change these.
    secure: [
      ...['secure', 'securityLevel', 'startOnLoad', 'maxTextSize', 'suppressErrorRendering'],
      ...[
        'maxEdges',
        'htmlLabels',
        'fontFamily',
        'themeCSS',
        'deterministicIds',
        'dompurifyConfig',
      ],
    ],
    ...ofKinds,
    look: 'classic',
    theme: 'base',
    htmlLabels: false,
    fontFamily: font,
    themeCSS: themeCss(colours, font),
    themeVariables: themeVariables(colours, isDark, font),
    sequence: { ...ofKinds['sequence'], mirrorActors: false },
    journey: { ...ofKinds['journey'], textPlacement: 'tspan' },
    gantt: { ...ofKinds['gantt'], fontSize: 13, sectionFontSize: 13, barHeight: 24, useWidth: 800 },
    state: { ...ofKinds['state'], minNodeWidth: 0 },
    class: { ...ofKinds['class'], hideEmptyMembersBox: true },
  };
}

function themeCss({ ink, paper, muted, line }: Colours, font: string): string {
  return [
    `text, tspan { font-family: ${font} !important; }`,
    `.pieTitleText, .titleText { fill: ${ink}; font-weight: 600; }`,
    `.grid .tick text { fill: ${muted}; font-size: 11px; }`,
    `.grid .tick line, .grid .domain { stroke: ${line}; }`,
    // Written into the drawing, whatever the colours are.
    `[stroke='black'], [stroke='#000'] { stroke: ${muted}; }`,
    `[fill='white'], [fill='#fff'] { fill: ${paper}; }`,
    `.lineWrapper line { stroke: ${muted} !important; }`,
    '[class^=node-line] { stroke: none; }',
    `#mt-arrowhead path { fill: ${muted}; }`,
    `.slice { fill: ${paper}; font-weight: 600; }`,
    '@media (prefers-reduced-motion: reduce) { * { animation: none !important; } }',
  ].join('\n');
}

function themeVariables(colours: Colours, isDark: boolean, font: string): object {
  const { paper, raised, line, ink, muted, accent, found } = colours;
  const soft = colours['accent-soft'];
  return {
    darkMode: isDark,
    background: paper,
    fontFamily: font,
    fontSize: '15px',
    ...{ primaryColor: raised, primaryTextColor: ink, primaryBorderColor: muted },
    ...{ secondaryColor: soft, secondaryTextColor: ink, secondaryBorderColor: accent },
    ...{ tertiaryColor: paper, tertiaryTextColor: ink, tertiaryBorderColor: line },
    ...{ lineColor: muted, textColor: ink, titleColor: ink, mainBkg: raised, nodeBorder: muted },
    ...{ nodeTextColor: ink, clusterBkg: paper, clusterBorder: line, defaultLinkColor: muted },
    ...{ edgeLabelBackground: paper, arrowheadColor: muted, border1: muted, border2: line },
    ...{ noteBkgColor: soft, noteTextColor: ink, noteBorderColor: accent },
    // sequence
    ...{ actorBkg: raised, actorBorder: muted, actorTextColor: ink, actorLineColor: line },
    ...{ signalColor: muted, signalTextColor: ink, labelBoxBkgColor: raised },
    ...{ labelBoxBorderColor: muted, labelTextColor: ink, loopTextColor: ink },
    ...{ activationBkgColor: soft, activationBorderColor: accent, sequenceNumberColor: paper },
    // state and class
    ...{ labelColor: ink, altBackground: paper, compositeBackground: paper, classText: ink },
    ...{ compositeTitleBackground: raised, compositeBorder: line, innerEndBackground: muted },
    ...{
      transitionColor: muted,
      transitionLabelColor: ink,
      stateLabelColor: ink,
      stateBkg: raised,
    },
    ...{ labelBackgroundColor: paper, specialStateColor: muted, stateBorder: muted },
    // entities
    ...{ attributeBackgroundColorOdd: paper, attributeBackgroundColorEven: raised },
    ...{ rowOdd: paper, rowEven: raised, relationColor: muted, relationLabelColor: ink },
    ...{ relationLabelBackground: paper },
    // gantt
    ...{ sectionBkgColor: raised, altSectionBkgColor: paper, sectionBkgColor2: raised },
    ...{ gridColor: line, taskBkgColor: soft, taskBorderColor: accent, taskTextColor: ink },
    ...{ taskTextLightColor: ink, taskTextDarkColor: ink, taskTextOutsideColor: ink },
    ...{ taskTextClickableColor: ink, activeTaskBkgColor: found, activeTaskBorderColor: accent },
    ...{ doneTaskBkgColor: line, doneTaskBorderColor: muted, excludeBkgColor: raised },
    ...{ critBkgColor: paper, critBorderColor: colours.danger, todayLineColor: accent },
    ...{ vertLineColor: accent, personBkg: raised, personBorder: muted },
    ...variablesOfMany(colours),
  };
}

function variablesOfMany(colours: Colours): object {
  const { paper, raised, line, ink, muted, accent } = colours;
  const soft = colours['accent-soft'];
  const bright = [
    ...[colours.note, colours.accent, colours.tip, colours.important],
    ...[colours.caution, colours.danger],
  ];
  const many = (name: string, count: number, from = 0): Record<string, string> =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `${name}${index + from}`,
        bright[index % bright.length] ?? accent,
      ]),
    );
  const each = (name: string, count: number, value: string): Record<string, string> =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`${name}${index}`, value]));
  return {
    // pie and whatever has many colours
    ...many('pie', 12, 1),
    ...{ pieTitleTextColor: ink, pieSectionTextColor: paper, pieLegendTextColor: ink },
    ...{ pieStrokeColor: paper, pieOuterStrokeColor: line, pieOpacity: '1' },
    ...{ pieStrokeWidth: '2px', pieOuterStrokeWidth: '0px', pieTitleTextSize: '18px' },
    ...{ pieSectionTextSize: '15px', pieLegendTextSize: '15px' },
    ...many('cScale', 12),
    ...each('cScaleLabel', 12, paper),
    ...many('git', 8),
    ...each('gitBranchLabel', 8, paper),
    ...{ commitLabelColor: ink, commitLabelBackground: raised, tagLabelColor: ink },
    ...{ tagLabelBackground: soft, tagLabelBorder: accent },
    ...many('fillType', 8),
    ...{ requirementBackground: raised, requirementBorderColor: muted, requirementTextColor: ink },
    ...{ quadrant1Fill: raised, quadrant2Fill: paper, quadrant3Fill: raised, quadrant4Fill: paper },
    ...{ quadrant1TextFill: ink, quadrant2TextFill: ink, quadrant3TextFill: ink },
    ...{ quadrant4TextFill: ink, quadrantPointFill: accent, quadrantPointTextFill: ink },
    ...{ quadrantXAxisTextFill: ink, quadrantYAxisTextFill: ink, quadrantTitleFill: ink },
    ...{ quadrantInternalBorderStrokeFill: line, quadrantExternalBorderStrokeFill: muted },
    xyChart: {
      backgroundColor: paper,
      ...{ titleColor: ink, xAxisLabelColor: ink, xAxisTitleColor: ink, xAxisTickColor: muted },
      ...{ xAxisLineColor: muted, yAxisLabelColor: ink, yAxisTitleColor: ink },
      ...{ yAxisTickColor: muted, yAxisLineColor: muted, plotColorPalette: bright.join(',') },
    },
  };
}

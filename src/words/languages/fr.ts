import type { Words } from '../words.ts';

// French sets a no-break space before : ? ! and within « », written as an escape to be seen.
export const fr: Words = {
  page: {
    skip: 'Aller au contenu',
    menu: 'Menu',
    closeMenu: 'Fermer le menu',
    pages: 'Pages',
    overview: 'Vue d’ensemble',
    links: 'Site',
    contents: 'Sur cette page',
    neighbours: 'Page précédente et page suivante',
    previous: 'Précédent',
    next: 'Suivant',
    edit: 'Modifier cette page',
  },
  colours: {
    name: 'Couleurs',
    auto: 'Couleurs\u00a0: selon le système. Passer au thème clair',
    light: 'Couleurs\u00a0: thème clair. Passer au thème sombre',
    dark: 'Couleurs\u00a0: thème sombre. Suivre le système',
  },
  quickstart: {
    goal: 'Vous verrez {goal}',
    within: 'en moins de {time}',
    needs: 'Prérequis',
  },
  notFound: {
    title: 'Page introuvable',
    heading: 'Cette page n’existe pas',
    text: 'Elle a peut-être été déplacée, ou l’adresse contient une erreur. Les pages existantes sont dans la navigation, et la recherche connaît leur contenu.',
    home: 'Retour à l’accueil',
  },
  code: {
    copy: 'Copier',
    copied: 'Copié',
    pressKeys: 'Appuyez sur Ctrl+C',
    terminal: 'Terminal',
    output: 'Sortie',
  },
  asides: {
    note: 'Remarque',
    info: 'Info',
    tip: 'Astuce',
    important: 'Important',
    warning: 'Avertissement',
    caution: 'Attention',
    danger: 'Danger',
  },
  tasks: {
    done: 'Fait',
    toDo: 'À faire',
  },
  footnotes: {
    title: 'Notes de bas de page',
    back: 'Retour à la référence {reference}',
  },
  search: {
    name: 'Rechercher',
    field: 'Rechercher dans la documentation',
    results: 'Résultats',
    key: 'Échap',
    close: 'Échap\u00a0: fermer la recherche',
    none: 'Aucun résultat pour «\u00a0{query}\u00a0».',
    found: { one: '{count} page', other: '{count} pages' },
    failed: 'La recherche n’a pas pu être chargée. La connexion est-elle coupée\u00a0?',
    growing: 'Recherche dans {pages} pages sur {total}, les autres suivent.',
  },
  hello: {
    name: 'Hello world',
    question: 'Avez-vous vu «\u00a0{goal}\u00a0»\u00a0?',
    gotIt: 'Ça marche',
    confused: 'Je bloque',
    addNote: 'Ajouter une remarque',
    noteLabel: 'Qu’est-ce qui a aidé, qu’est-ce qui a manqué\u00a0?',
    noteHint: 'Pour les auteurs. N’indiquez ni nom, ni clé, ni rien de semblable.',
    recorded:
      'Enregistré sous un numéro aléatoire, sans cookies\u00a0: le moment de votre arrivée, les étapes atteintes, ce que vous avez copié.',
    erase: 'Effacer',
    erased: 'Effacé de ce navigateur. Plus rien n’est enregistré.',
    thanks:
      'Merci, les auteurs le verront. Si cela fonctionne plus tard, appuyez sur «\u00a0{gotIt}\u00a0».',
    done: 'Bravo\u00a0!',
    doneAfter: 'Bravo\u00a0! Hello world en {time}.',
    doneWithBudget: 'Bravo\u00a0! Hello world en {time}. Cette page promet {budget}.',
  },
};

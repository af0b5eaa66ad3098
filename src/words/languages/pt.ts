import type { Words } from '../words.ts';

/** As it is written in Brazil. */
export const pt: Words = {
  page: {
    skip: 'Pular para o conteúdo',
    menu: 'Menu',
    closeMenu: 'Fechar o menu',
    pages: 'Páginas',
    overview: 'Visão geral',
    links: 'Site',
    contents: 'Nesta página',
    neighbours: 'Página anterior e próxima página',
    previous: 'Anterior',
    next: 'Próxima',
    edit: 'Editar esta página',
  },
  colours: {
    name: 'Cores',
    auto: 'Cores: conforme o sistema. Mudar para claro',
    light: 'Cores: claro. Mudar para escuro',
    dark: 'Cores: escuro. Seguir o sistema',
  },
  quickstart: {
    goal: 'Você verá {goal}',
    within: 'em até {time}',
    needs: 'Pré-requisitos',
  },
  notFound: {
    title: 'Página não encontrada',
    heading: 'Esta página não existe',
    text: 'Ela pode ter sido movida, ou há um erro no endereço. As páginas que existem estão na navegação, e a busca conhece o conteúdo delas.',
    home: 'Ir para o início',
  },
  code: {
    copy: 'Copiar',
    copied: 'Copiado',
    pressKeys: 'Pressione Ctrl+C',
    terminal: 'Terminal',
    output: 'Saída',
  },
  asides: {
    note: 'Nota',
    info: 'Informação',
    tip: 'Dica',
    important: 'Importante',
    warning: 'Aviso',
    caution: 'Cuidado',
    danger: 'Perigo',
  },
  tasks: {
    done: 'Concluído',
    toDo: 'A fazer',
  },
  footnotes: {
    title: 'Notas de rodapé',
    back: 'Voltar à referência {reference}',
  },
  search: {
    name: 'Buscar',
    field: 'Buscar na documentação',
    results: 'Resultados',
    key: 'Esc',
    close: 'Esc: fechar a busca',
    none: 'Nada encontrado para “{query}”.',
    found: { one: '{count} página', other: '{count} páginas' },
    failed: 'Não foi possível carregar a busca. A conexão caiu?',
    growing: 'Busca em {pages} de {total} páginas; as demais vêm em seguida.',
  },
  hello: {
    name: 'Olá, mundo',
    question: 'Você viu “{goal}”?',
    gotIt: 'Deu certo',
    confused: 'Não entendi',
    addNote: 'Adicionar uma observação',
    noteLabel: 'O que ajudou? O que faltou?',
    noteHint: 'Para quem escreve a documentação. Não inclua nomes, chaves ou coisas do tipo.',
    recorded:
      'Registrado com um número aleatório, sem cookies: quando você chegou, as etapas que alcançou e o que copiou.',
    erase: 'Apagar',
    erased: 'Apagado deste navegador. Nada mais é registrado.',
    thanks:
      'Agradecemos! Quem escreve a documentação verá isso. Se der certo mais tarde, pressione “{gotIt}”.',
    done: 'Muito bem!',
    doneAfter: 'Muito bem! Olá, mundo em {time}.',
    doneWithBudget: 'Muito bem! Olá, mundo em {time}. Esta página promete {budget}.',
  },
};

/** A picture that is shown in one colour scheme, or in both. */
interface SchemePicture {
  file: string;
  scheme?: 'light' | 'dark';
}

/** The pictures for light and dark colours, of which styles/base.css shows one. */
export function pairOf(light: string, dark: string): SchemePicture[] {
  if (light === dark) return [{ file: light }];
  return [
    { file: light, scheme: 'light' },
    { file: dark, scheme: 'dark' },
  ];
}

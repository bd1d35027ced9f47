/** The word behind an option of the command line ("--marks FOLDER"); `null` where it is not given. */
export function optionOf(name: string): string | null {
  const at = process.argv.indexOf(name);
  return at < 0 ? null : (process.argv[at + 1] ?? null);
}

package levante.tosca.imports;

/**
 * Where imported files and parents come from, beside the bundled ones and those that are attached
 * to a template. A source throws nothing, answers in bounded time and gives no more than a bounded
 * text. It is safe for many threads at once.
 */
@FunctionalInterface
public interface ImportSource {
  /** Has nothing: neither files nor the network. */
  ImportSource NONE =
      wanted -> {
        if (wanted.isUrl()) {
          return new ImportResult.Refused(ImportedFiles.NOT_ALLOWED);
        }
        return wanted.location().startsWith("../") || wanted.location().startsWith("/")
            ? new ImportResult.Refused("it is outside of the template's folder")
            : new ImportResult.NotFound();
      };

  /** The file, or why there is none. Asking twice does no harm. */
  ImportResult find(ImportRequest wanted);

  /** This source, and another one for what this one has not. */
  default ImportSource orElse(ImportSource next) {
    return wanted -> {
      ImportResult own = find(wanted);
      return own.match(
          found -> own, notFound -> next.find(wanted), refused -> own, unreachable -> own);
    };
  }
}

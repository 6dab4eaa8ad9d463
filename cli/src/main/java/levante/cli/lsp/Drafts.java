package levante.cli.lsp;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import levante.tosca.adapter.file.FolderImports;
import levante.tosca.edit.LanguageService.Draft;
import levante.tosca.imports.ImportSource;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/** The texts that the editor has open, by URI. */
final class Drafts {
  private final Map<String, OpenText> open = new ConcurrentHashMap<>();

  void put(String uri, String text, int version) {
    open.put(uri, new OpenText(text, version));
  }

  void change(String uri, List<TextDocumentContentChangeEvent> changes, int version) {
    open.computeIfPresent(uri, (any, text) -> text.with(changes, version));
  }

  void close(String uri) {
    open.remove(uri);
  }

  Optional<OpenText> text(String uri) {
    return Optional.ofNullable(open.get(uri));
  }

  Optional<Draft> draft(String uri) {
    return text(uri).map(text -> draft(uri, text));
  }

  private static Draft draft(String uri, OpenText text) {
    Optional<Path> file = path(uri);
    ImportSource imports =
        file.map(Path::getParent).<ImportSource>map(FolderImports::new).orElse(ImportSource.NONE);
    return new Draft(name(uri, file), text.text(), imports);
  }

  /** What positions call the file: its name, to which its imports are relative. */
  static String name(String uri) {
    return name(uri, path(uri));
  }

  private static String name(String uri, Optional<Path> file) {
    return file.map(Path::getFileName).map(Path::toString).orElse(uri);
  }

  static Optional<Path> path(String uri) {
    try {
      return uri.startsWith("file:") ? Optional.of(Path.of(URI.create(uri))) : Optional.empty();
    } catch (IllegalArgumentException | FileSystemNotFoundException odd) {
      return Optional.empty();
    }
  }
}

package levante.tosca.imports;

import java.util.Map;

/**
 * Files that come with a template, by their path. A path that leaves the folder of the template is
 * none of these.
 */
public final class AttachedFiles implements ImportSource {
  private final Map<String, String> files;

  /** Those files. */
  public AttachedFiles(Map<String, String> files) {
    this.files = Map.copyOf(files);
  }

  @Override
  public ImportResult find(ImportRequest wanted) {
    String text = files.get(wanted.location());
    return text == null
        ? new ImportResult.NotFound()
        : new ImportResult.Found(wanted.location(), text);
  }
}

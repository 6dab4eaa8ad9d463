package levante.tosca.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import levante.tosca.library.BundledProfile;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Problems;

/** The service templates inside this module, by the names of their files. */
public final class BundledTemplates implements ImportSource {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*\\.ya?ml");

  /**
   * Whether the names of a document's parents may mean these. Others' templates have parents of the
   * same names; only the import of Levante's own types says that ours are meant.
   */
  public static boolean areMeantBy(Cursor document) {
    return ImportDefinition.readAll(document, new Problems()).stream()
        .anyMatch(one -> BundledProfile.LEVANTE.file().equals(one.name()));
  }

  @Override
  public ImportResult find(ImportRequest wanted) {
    String name = wanted.location().substring(wanted.location().lastIndexOf('/') + 1);
    if (!NAME.matcher(name).matches()) {
      return new ImportResult.NotFound();
    }
    try (InputStream in = BundledTemplates.class.getResourceAsStream("/templates/" + name)) {
      return in == null
          ? new ImportResult.NotFound()
          : new ImportResult.Found(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      return new ImportResult.Unreachable("the jar cannot be read");
    }
  }
}

package levante.tosca.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The service templates inside this module, by the names of their files. */
public final class BundledTemplates implements ImportSource {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*\\.ya?ml");

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

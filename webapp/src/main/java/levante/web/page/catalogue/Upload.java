package levante.web.page.catalogue;

import jakarta.ws.rs.core.EntityPart;
import java.nio.charset.StandardCharsets;
import java.util.List;
import levante.web.page.form.Parts;

/** The template in a form that carries a file: the file's text, else what was pasted. */
final class Upload {
  private Upload() {}

  static String text(List<EntityPart> parts) {
    String file = part(parts, "file");
    return file.isBlank() ? part(parts, "template") : file;
  }

  private static String part(List<EntityPart> parts, String name) {
    return new String(Parts.bytes(parts, name), StandardCharsets.UTF_8);
  }
}

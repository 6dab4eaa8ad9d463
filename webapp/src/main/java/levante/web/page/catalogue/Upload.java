package levante.web.page.catalogue;

import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The template in a form that carries a file: the file's text, else what was pasted. */
final class Upload {
  private Upload() {}

  static String text(List<EntityPart> parts) {
    String file = part(parts, "file");
    return file.isBlank() ? part(parts, "template") : file;
  }

  private static String part(List<EntityPart> parts, String name) {
    return parts.stream()
        .filter(part -> part.getName().equals(name))
        .findFirst()
        .map(Upload::read)
        .orElse("");
  }

  private static String read(EntityPart part) {
    try (InputStream content = part.getContent()) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

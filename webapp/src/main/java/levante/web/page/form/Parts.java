package levante.web.page.form;

import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The fields of a form that carries a file. */
public final class Parts {
  private Parts() {}

  /** What stands in a field; nothing where there is none. */
  public static byte[] bytes(List<EntityPart> parts, String name) {
    return parts.stream()
        .filter(part -> part.getName().equals(name))
        .findFirst()
        .map(Parts::read)
        .orElseGet(() -> new byte[0]);
  }

  private static byte[] read(EntityPart part) {
    try (InputStream content = part.getContent()) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

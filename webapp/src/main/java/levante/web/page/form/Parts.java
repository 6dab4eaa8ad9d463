package levante.web.page.form;

import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** What stands in the first of these fields that has anything; nothing where none has. */
  public static InputStream first(List<EntityPart> parts, String... names) {
    return Stream.of(names)
        .flatMap(name -> parts.stream().filter(part -> part.getName().equals(name)))
        .map(Parts::unlessEmpty)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(InputStream::nullInputStream);
  }

  private static Optional<InputStream> unlessEmpty(EntityPart part) {
    PushbackInputStream content = new PushbackInputStream(part.getContent());
    try {
      int first = content.read();
      if (first < 0) {
        return Optional.empty();
      }
      content.unread(first);
      return Optional.of(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(EntityPart part) {
    try (InputStream content = part.getContent()) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

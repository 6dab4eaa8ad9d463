package levante.tosca.declare;

import java.util.List;
import java.util.Optional;
import levante.tosca.library.EffectiveType;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;

/**
 * A node template as written.
 *
 * @param type empty when the type is not to be found, which has been noted
 */
public record NodeDeclaration(Field writtenAt, Optional<EffectiveType> type) {
  public String name() {
    return writtenAt.name();
  }

  public Cursor body() {
    return writtenAt.value();
  }

  /** Its directives as written; whether TOSCA has them is judged elsewhere. */
  public List<String> directives() {
    return body().get("directives").map(Cursor::items).orElse(List.of()).stream()
        .flatMap(one -> one.scalar().stream())
        .toList();
  }

  /** Whether directives say that something is chosen that exists, so that nothing is made. */
  public static boolean areSelecting(List<String> directives) {
    return directives.contains("select") || directives.contains("selectable");
  }

  /** Whether it stands for something that exists. */
  public boolean isSelected() {
    return areSelecting(directives());
  }

  public boolean isA(String typeName) {
    return type.filter(one -> one.isA(typeName)).isPresent();
  }

  /** What the template assigns to a capability, when it does. */
  public Optional<Field> capability(String name) {
    return body().get("capabilities").flatMap(all -> all.field(name));
  }
}

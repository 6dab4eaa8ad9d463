package levante.web.page;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import levante.web.jte.Templates;
import levante.web.security.Caller;

/**
 * The live parts of the page of one thing. Those of one path are equal.
 *
 * @param path of the page
 * @param parts reads and draws them for one caller
 */
public record LivePage(String path, Function<Caller, List<Fragment>> parts) implements LiveParts {
  public LivePage {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(parts, "parts");
  }

  /** Some parts of one model, each with the template of its name in a folder. */
  public static List<Fragment> drawn(
      Templates templates, String folder, Object model, String... parts) {
    return Stream.of(parts)
        .map(part -> new Fragment(part, templates.render(folder + "/" + part + ".jte", model)))
        .toList();
  }

  @Override
  public List<Fragment> of(Caller caller) {
    return parts.apply(caller);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LivePage that && path.equals(that.path);
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }
}

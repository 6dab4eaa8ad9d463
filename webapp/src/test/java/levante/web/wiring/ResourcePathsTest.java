package levante.web.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ResourcePathsTest {
  private static String normal(String path) {
    return path.replaceAll("\\{[^}]*}", "{}").replaceAll("^/*|/*$", "");
  }

  private static Optional<String> pathOf(Class<?> type) {
    return Optional.ofNullable(type.getAnnotation(Path.class)).map(Path::value);
  }

  /** JAX-RS chooses a class by its path first, and looks into no other one any more. */
  @Test
  void noResourceHidesTheMethodsOfAnother() {
    Set<Class<?>> types = new LevanteApplication().getClasses();
    TreeMap<String, String> hidden = new TreeMap<>();
    for (Class<?> type : types) {
      for (Method method : type.getDeclaredMethods()) {
        Path below = method.getAnnotation(Path.class);
        String own = pathOf(type).map(ResourcePathsTest::normal).orElse("");
        String whole = below == null ? own : normal(own + "/" + below.value());
        types.stream()
            .flatMap(other -> pathOf(other).stream())
            .map(ResourcePathsTest::normal)
            .filter(other -> other.startsWith(own + "/"))
            .filter(other -> (whole + "/").startsWith(other + "/"))
            .forEach(other -> hidden.put(type.getSimpleName() + "." + method.getName(), other));
      }
    }
    assertThat(types).hasSizeGreaterThan(20);
    assertThat(hidden).isEmpty();
  }
}

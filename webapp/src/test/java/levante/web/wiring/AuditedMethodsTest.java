package levante.web.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import levante.web.audit.Act;
import levante.web.audit.Area;
import levante.web.audit.ChangesNothing;
import org.junit.jupiter.api.Test;

class AuditedMethodsTest {
  /** Whoever adds to this list says that no such request changes anything. */
  private static final List<String> CHANGE_NOTHING =
      List.of(
          "ArchiveResource.fetch",
          "DeployResource.choice",
          "DeployResource.form",
          "DeployResource.plan",
          "EditPageResource.form",
          "EditPageResource.plan",
          "EditResource.plan",
          "FdlResource.check",
          "OwnResource.pasted",
          "OwnResource.uploaded",
          "PlanResource.plan",
          "ResizeResource.form",
          "ResizeResource.plan",
          "RulesPageResource.check",
          "ScalingResource.plan",
          "ServiceFormResource.compose",
          "ServiceResource.plan",
          "TemplateResource.brought",
          "TemplateResource.validate",
          "TypingResource.fdl",
          "TypingResource.rules",
          "TypingResource.template");

  private static Stream<Method> changing() {
    return new LevanteApplication()
        .getClasses().stream()
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .filter(
                method ->
                    Stream.of(POST.class, PUT.class, DELETE.class, PATCH.class)
                        .anyMatch(method::isAnnotationPresent));
  }

  private static String name(Method method) {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }

  private static String path(AnnotatedElement element) {
    return Optional.ofNullable(element.getAnnotation(Path.class)).map(Path::value).orElse("");
  }

  @Test
  void onlyTheseChangeNothing() {
    List<String> marked =
        changing()
            .filter(method -> method.isAnnotationPresent(ChangesNothing.class))
            .map(AuditedMethodsTest::name)
            .distinct()
            .sorted()
            .toList();
    assertThat(marked).containsExactlyElementsOf(CHANGE_NOTHING);
  }

  @Test
  void everyOtherIsOfSomeKindByWhichItIsFound() {
    List<String> ofNone =
        changing()
            .filter(method -> !method.isAnnotationPresent(ChangesNothing.class))
            .filter(
                method -> {
                  String route = path(method.getDeclaringClass()) + "/" + path(method);
                  return new Act.Asked("POST", route, "/" + route).area() == Area.OTHER;
                })
            .map(AuditedMethodsTest::name)
            .toList();
    assertThat(changing().count()).isGreaterThan(60);
    assertThat(ofNone).isEmpty();
  }
}

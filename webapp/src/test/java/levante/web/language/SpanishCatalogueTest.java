package levante.web.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import levante.elasticity.request.RoomRequest;
import levante.elasticity.state.NodeState;
import levante.oscar.dispatch.JobRun;
import levante.provisioner.application.ManagedApplication;
import levante.provisioner.change.Change;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.cloud.Quota;
import levante.provisioner.cluster.ProvisionedCluster;
import levante.provisioner.terms.Activity;
import levante.translation.Catalogue;
import levante.translation.PageTemplate;
import levante.translation.Placeholders;
import levante.translation.TranslatePages;
import levante.web.page.plan.Quotas;
import levante.web.security.Role;
import org.junit.jupiter.api.Test;

/**
 * The catalogue has all that the pages say, and nothing else; every segment of it is in Spanish.
 */
class SpanishCatalogueTest {
  private static final Path FILE = Path.of("src/main/i18n/es.po");

  /** Words of one or two that stand in a column of a table or after a name. */
  private static final List<String> MARKS =
      List.of("locked", "drifted", "job", "object", "your change", "in force today");

  @Test
  void itHasEachSegmentInItsPlaceAndNoneThatNoPageHasAnyMore() throws IOException {
    String text = Files.readString(FILE);
    String head = text.substring(0, text.indexOf("\n#: "));
    String wanted = Catalogue.read(text).written(head, places());
    if (Boolean.getBoolean("levante.write")) {
      Files.writeString(FILE, wanted);
    }
    assertThat(Files.readString(FILE))
        .as("new segments come to their places with -Dlevante.write=true, to be translated then")
        .isEqualTo(wanted);
  }

  @Test
  void eachSegmentIsTranslated() throws IOException {
    Catalogue catalogue = Catalogue.read(Files.readString(FILE));
    assertThat(catalogue.segments())
        .allSatisfy(segment -> assertThat(catalogue.of(segment)).as(segment).isPresent());
  }

  @Test
  void noTranslationLosesOrInventsAValueOrAnElement() throws IOException {
    Catalogue catalogue = Catalogue.read(Files.readString(FILE));
    assertThat(catalogue.segments())
        .allSatisfy(
            segment ->
                assertThat(Placeholders.in(catalogue.of(segment).orElse(segment)))
                    .as(segment)
                    .isEqualTo(Placeholders.in(segment)));
  }

  private static Map<String, List<String>> places() throws IOException {
    Map<String, List<String>> places = new LinkedHashMap<>();
    TranslatePages.templates(Path.of("src/main/jte"))
        .forEach((name, text) -> places.put(name, PageTemplate.of(text).segments()));
    places.putAll(JavaWords.in(Path.of("src/main/java/levante/web")));
    places.put("states", states());
    return places;
  }

  /** What the other modules call their states, and what is said word by word. */
  private static List<String> states() {
    return Stream.of(
            Arrays.stream(MachineState.values()).map(MachineState::word),
            Arrays.stream(NodeState.values()).map(NodeState::word),
            Arrays.stream(Change.Kind.values()).map(Change.Kind::word),
            words(RoomRequest.State.values()),
            words(ProvisionedCluster.State.values()),
            words(ManagedApplication.State.values()),
            words(JobRun.State.values()),
            Arrays.stream(Quota.Resource.values()).map(Quotas::word),
            words(Role.values()),
            Stream.of(Activity.HIBERNATED, Activity.WAKING).map(Activity::word),
            MARKS.stream())
        .flatMap(words -> words)
        .distinct()
        .toList();
  }

  private static Stream<String> words(Enum<?>... states) {
    return Arrays.stream(states)
        .map(state -> state.name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }
}

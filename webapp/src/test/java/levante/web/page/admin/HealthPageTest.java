package levante.web.page.admin;

import static levante.web.SettableClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import levante.kernel.OwnerId;
import levante.web.health.HealthBoard;
import levante.web.health.Part;
import levante.web.health.Part.Kind;
import levante.web.jte.Templates;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Section;
import levante.web.security.Role;
import org.junit.jupiter.api.Test;

class HealthPageTest {
  private static final Frame FRAME =
      new Frame(new OwnerId("admin"), Role.ADMIN, "t0k3n", Section.ADMIN);

  private static String drawn(HealthBoard.Look look) {
    return new Templates()
        .render("admin/health.jte", HealthPage.of(FRAME, NOON, Optional.of(look)));
  }

  private static HealthBoard.Look look(Stream<Part> parts) {
    return new HealthBoard.Look(NOON, parts.map(part -> new HealthBoard.Seen(part, NOON)).toList());
  }

  @Test
  void whatIsNotWellComesFirstWithWhatToDo() {
    Stream<Part> good =
        IntStream.range(10, 40).mapToObj(i -> Part.good(Kind.CLUSTER, "c-" + i, "is seen"));
    Part bad = Part.bad(Kind.CLUSTER, "z-1", "cannot be <seen>");
    String page = drawn(look(Stream.concat(good, Stream.of(bad))));
    assertThat(page)
        .contains("1 part needs")
        .contains("cannot be &lt;seen")
        .contains(Kind.CLUSTER.remedy())
        .contains("And 10 more that are well")
        .doesNotContain("c-30");
    assertThat(page.indexOf("z-1")).isLessThan(page.indexOf("c-10"));
  }

  @Test
  void beforeTheFirstLookNothingIsSaidToBeWell() {
    String page =
        new Templates().render("admin/health.jte", HealthPage.of(FRAME, NOON, Optional.empty()));
    assertThat(page).contains("were not looked at yet").doesNotContain("Nothing needs you");
  }

  @Test
  void onlyAnAdminIsLedHere() {
    assertThat(FRAME.sections()).contains(Section.ADMIN);
    assertThat(new Frame(new OwnerId("ada"), "t0k3n", Section.CLOUDS).sections())
        .hasSize(Section.values().length - 1)
        .doesNotContain(Section.ADMIN);
  }
}

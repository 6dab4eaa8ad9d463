package levante.web.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LibrariesTest {
  @Test
  void theVersionsOfLibrariesThatMatterAreInTheNamesOfTheirFiles() {
    assertThat(
            Libraries.among(
                List.of(
                    "/WEB-INF/lib/h2-2.4.240.jar",
                    "/WEB-INF/lib/bcprov-jdk18on-1.81.jar",
                    "/WEB-INF/lib/levante-kernel-0.1.0-SNAPSHOT.jar",
                    "/WEB-INF/lib/no-version.jar",
                    "/WEB-INF/lib/quartz-2.5.2.jar")))
        .isEqualTo(Map.of("h2", "2.4.240", "bcprov-jdk18on", "1.81", "quartz", "2.5.2"));
  }
}

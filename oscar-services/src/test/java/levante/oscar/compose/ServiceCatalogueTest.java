package levante.oscar.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.fdl.Fdl;
import levante.oscar.fdl.FdlReader;
import levante.oscar.fdl.ServiceDefinition;
import levante.oscar.fdl.StoragePath;
import org.junit.jupiter.api.Test;

class ServiceCatalogueTest {
  private static final Path DEMO = Path.of("../cli/src/main/demo");

  private final ServiceCatalogue catalogue = ServiceCatalogue.shipped();

  private static Fdl.Entry read(String text) {
    Fdl fdl = new FdlReader().read("fdl.yaml", text);
    assertThat(fdl.warnings()).isEmpty();
    assertThat(fdl.services()).hasSize(1);
    return fdl.services().get(0);
  }

  @Test
  void eachIsFdlOfOneServiceOfItsNameOnTheClusterThatIsChosen() {
    assertThat(catalogue.entries())
        .extracting(ServiceCatalogue.Entry::title)
        .containsExactly("Capital letters", "Hidden faces", "Masked faces");
    for (ServiceCatalogue.Entry entry : catalogue.entries()) {
      Fdl.Entry service = read(entry.on("mine", List.of("mine")));
      assertThat(service.clusterKey()).isEqualTo("mine");
      assertThat(service.definition().name()).isEqualTo(entry.name());
      assertThat(entry.description()).endsWith(".").doesNotContain("#", "\n");
    }
  }

  @Test
  void theTwoOfTheUseCaseAreThoseOfTheDemo() throws IOException {
    Fdl demo =
        new FdlReader().read("demo", Files.readString(DEMO.resolve("edge-to-cloud-services.yaml")));
    for (Fdl.Entry expected : demo.services()) {
      ServiceDefinition wanted = expected.definition();
      ServiceDefinition shipped =
          read(catalogue.entry(wanted.name()).on(expected.clusterKey(), List.of("edge", "cloud")))
              .definition();
      assertThat(shipped.script()).isEqualTo(Files.readString(DEMO.resolve(wanted.script())));
      assertThat(shipped.since(wanted)).singleElement().asString().startsWith("script:");
    }
  }

  @Test
  void whatGoesToAClusterThatIsNotThereStays() {
    ServiceCatalogue.Entry entry = catalogue.entry("anon-and-split");
    assertThat(read(entry.on("edge", List.of("edge", "cloud"))).definition().output())
        .extracting(StoragePath::provider)
        .containsExactly("minio.cloud");
    assertThat(read(entry.on("only", List.of("only"))).definition().output())
        .extracting(StoragePath::provider)
        .containsExactly("minio.default");
  }

  @Test
  void anotherNameIsNotThere() {
    assertThatThrownBy(() -> catalogue.entry("../secrets"))
        .isInstanceOfSatisfying(
            LevanteException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.TEMPLATE_NOT_FOUND));
  }
}

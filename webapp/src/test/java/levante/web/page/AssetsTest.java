package levante.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import levante.tosca.catalog.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetsTest {
  static Stream<String> icons() {
    return Catalogue.bundled().entries().stream()
        .map(entry -> entry.form().icon().orElseThrow())
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("icons")
  void everyPictureThatTheCatalogueNamesIsAnSvgThatRunsNothing(String icon) {
    Assets.Asset asset = Assets.find(icon).orElseThrow();
    assertThat(asset.type()).isEqualTo("image/svg+xml");
    assertThat(new String(asset.bytes(), StandardCharsets.UTF_8))
        .startsWith("<svg ")
        .doesNotContainPattern("(?i)<script|<foreignObject|<style|<!|<\\?|\\son[a-z]+=|javascript:")
        .doesNotContainPattern("(?i)(href|src)\\s*=|url\\(");
  }

  @Test
  void whatThePagesLoadIsThereWithItsType() {
    assertThat(type("levante.css")).isEqualTo("text/css;charset=UTF-8");
    assertThat(type("icon.svg")).isEqualTo("image/svg+xml");
    assertThat(List.of("htmx.js", "sse.js", "levante.js"))
        .allSatisfy(name -> assertThat(type(name)).isEqualTo("text/javascript;charset=UTF-8"));
  }

  private static String type(String name) {
    return Assets.find(name).orElseThrow().type();
  }

  /** As the path comes after JAX-RS has decoded it once. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "images/none.svg",
        "images/",
        "images/.svg",
        "images",
        "images/helm.svg/",
        "images//helm.svg",
        "images/HELM.svg",
        "images/helm.svg\n",
        "images/helm.svg\0",
        "images/../images/helm.svg",
        "images/../../templates/images/helm.svg",
        "../templates/images/helm.svg",
        "images/../helm-chart.yaml",
        "images/..%2Fhelm-chart.yaml",
        "images/%2e%2e/icon.svg",
        "images\\\\helm.svg",
        "../assets/levante.css",
        "assets/levante.css",
        "/levante.css",
        "levante.css/..",
        "db/migration",
        "META-INF/MANIFEST.MF",
        "../../WEB-INF/web.xml",
        "levante/web/page/Assets.class",
        ""
      })
  void nothingElseHasAName(String name) {
    assertThat(Assets.find(name)).isEmpty();
  }

  @Test
  void theTagIsThatOfTheContent() {
    String helm = Assets.find("images/helm.svg").orElseThrow().tag();
    assertThat(helm).matches("[0-9a-f]{32}");
    assertThat(Assets.find("images/helm.svg").orElseThrow().tag()).isEqualTo(helm);
    assertThat(icons().map(icon -> Assets.find(icon).orElseThrow().tag())).doesNotHaveDuplicates();
  }
}

package levante.web.rest.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.tosca.TemplateCompiler;
import levante.tosca.catalog.BroughtForms;
import levante.tosca.catalog.Catalogue;
import levante.web.rest.JsonBodies;
import levante.web.rest.v1.view.TemplateFormView;
import org.junit.jupiter.api.Test;

/** The forms on the page are those that the server answers. */
class TemplateFormPageTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();

  private static String example(String heading, String language) throws IOException {
    Matcher example =
        Pattern.compile(
                "^## %s$(?:(?!^## )[\\s\\S])*?```%s\n([\\s\\S]*?)```"
                    .formatted(Pattern.quote(heading), language),
                Pattern.MULTILINE)
            .matcher(Files.readString(Path.of("../docs/reference/rest-v1.md")));
    assertThat(example.find()).as(heading).isTrue();
    return example.group(1);
  }

  private static JsonNode json(TemplateFormView view) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    new JsonBodies()
        .writeTo(
            view,
            TemplateFormView.class,
            TemplateFormView.class,
            new Annotation[0],
            MediaType.APPLICATION_JSON_TYPE,
            null,
            body);
    return new ObjectMapper().readTree(body.toByteArray());
  }

  @Test
  void theFormOfACatalogueTemplateHasTheFieldsOfThePage() throws IOException {
    JsonNode page = new ObjectMapper().readTree(example("GET /templates/{id}", "json"));
    JsonNode served = json(TemplateFormView.of(CATALOGUE.entry("helm-chart")));
    assertThat(served.path("template")).isEqualTo(page.path("template"));
    assertThat(served.path("diagnostics")).isEqualTo(page.path("diagnostics"));
    assertThat(served.path("tabs").path(0).path("fields").path(0))
        .isEqualTo(page.path("tabs").path(0).path("fields").path(0));
  }

  @Test
  void theFormOfTheTemplateOnThePageIsThatOfThePage() throws IOException {
    String template = example("POST /templates/forms", "yaml");
    BroughtForms.Brought brought =
        new BroughtForms(CATALOGUE, TemplateCompiler.bundled())
            .read(
                new Templates().of(template.getBytes(StandardCharsets.UTF_8), List.of()), Map.of());
    assertThat(json(TemplateFormView.of(brought)))
        .isEqualTo(new ObjectMapper().readTree(example("POST /templates/forms", "json")));
  }
}

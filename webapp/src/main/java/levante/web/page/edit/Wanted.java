package levante.web.page.edit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.naming.InfrastructureId;
import levante.tosca.TemplateSource;
import levante.web.page.form.InputValues;
import levante.web.page.form.Retold;

/** What an infrastructure shall become, as far as it was filled in. */
record Wanted(InfrastructureId id, String name, TemplateSource template, InputValues values) {
  Wanted {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(template, "template");
    Objects.requireNonNull(values, "values");
  }

  /** What it is. */
  static Wanted of(Infrastructure found) {
    return new Wanted(found.id(), found.name(), found.template(), InputValues.of(found.inputs()));
  }

  /** What a form sent; the template's parents and files stay. */
  static Wanted of(Infrastructure found, Map<String, List<String>> form) {
    TemplateSource template =
        form.getOrDefault("template", List.of()).stream()
            .findFirst()
            .map(sent -> Retold.of(found.template(), sent))
            .orElse(found.template());
    return new Wanted(found.id(), found.name(), template, InputValues.sent(form));
  }

  String path() {
    return "/infrastructures/" + id;
  }
}
